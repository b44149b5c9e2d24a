import type { FieldError } from '../api/http';
import type { Draft, DraftNote } from '../model/draft';
import { DraftHistory } from '../model/draft-history';
import { withPossibleFaults } from '../model/fault-plan';
import { checkProgram } from '../model/program-check';
import { withPossibleSchedule } from '../model/repeat';
import { DEFAULT_SCENARIO, type Scenario, withTimeLimit, withVersion } from '../model/scenario';

/** Receives the server's errors for a submitted scenario; null if the run was started. */
export type OnAnswer = (errors: readonly FieldError[] | null) => void;

/** The scenario for the next run while it is edited, and how it differs from the last one. */
export class NextRun {
  note: DraftNote | null = null;
  /** The scenario that the server refused, and its errors. */
  refused: { scenario: Scenario; errors: readonly FieldError[] } | null = null;

  private readonly drafts = new DraftHistory(DEFAULT_SCENARIO);
  /** Whether a run was made of a draft, or one was opened. */
  private isUsed = false;

  constructor(private readonly changed: () => void) {}

  get draft(): Scenario {
    return this.drafts.present;
  }

  get canUndo(): boolean {
    return this.drafts.canUndo;
  }

  get canRedo(): boolean {
    return this.drafts.canRedo;
  }

  /** @param kind what goes together with the change before it, if that was of the same kind */
  change({ scenario, note }: Draft, kind: string | null = null): void {
    const isWhole = checkProgram(scenario.program).length === 0;
    const possible = withPossibleSchedule(
      withVersion(withTimeLimit(scenario, this.draft)),
      this.draft,
    );
    this.drafts.change(isWhole ? withPossibleFaults(possible) : possible, kind);
    this.note = note;
    this.changed();
  }

  /** Changes the program only: while it is typed it may be wrong, so nothing but the time limit follows it. */
  type(program: string, kind: string | null): void {
    this.change({ scenario: { ...this.draft, program }, note: null }, kind);
  }

  undo(): void {
    this.turn(() => this.drafts.undo());
  }

  redo(): void {
    this.turn(() => this.drafts.redo());
  }

  /** Replaces the draft; this cannot be undone. */
  begin(scenario: Scenario): void {
    this.drafts.replace(scenario);
  }

  /** Replaces the default draft, unless it was changed or submitted; this cannot be undone. */
  beginUntouched(scenario: Scenario): void {
    if (!this.isUsed && this.draft === DEFAULT_SCENARIO) {
      this.begin(scenario);
    }
  }

  /** Makes the scenario of the run on the stage the draft. */
  settleOn(scenario: Scenario): void {
    this.drafts.change(scenario);
    this.isUsed = true;
    this.note = null;
    this.changed();
  }

  /** Submits the draft. @returns the receiver of the server's answer */
  submit(): OnAnswer {
    const { isUsed: wasUsed, draft } = this;
    this.isUsed = true;
    this.note = null;
    return (errors) => {
      this.refused = errors === null ? null : { scenario: draft, errors };
      this.isUsed = errors === null || wasUsed;
    };
  }

  private turn(turn: () => void): void {
    turn();
    this.note = null;
    this.changed();
  }
}
