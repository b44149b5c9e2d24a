import type { FieldError } from '../api/http';
import type { Draft, DraftNote } from '../model/draft';
import { DraftHistory, sameScenario } from '../model/draft-history';
import { withPossibleFaults } from '../model/fault-plan';
import { checkProgram } from '../model/program-check';
import { withPossibleSchedule } from '../model/repeat';
import { DEFAULT_SCENARIO, type Scenario, withTimeLimit } from '../model/scenario';

/** Receives what the server found wrong with a scenario; null if it was run. */
export type Answered = (errors: readonly FieldError[] | null) => void;

/** The scenario for the next run while it is edited, and how it differs from the last one. */
export class NextRun {
  note: DraftNote | null = null;
  /** What the server would not run, and why. */
  refused: { scenario: Scenario; errors: readonly FieldError[] } | null = null;

  private readonly drafts = new DraftHistory(DEFAULT_SCENARIO);
  /** The draft that the run on the stage was made of. */
  private submitted: Scenario | null = null;

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

  /** Whether the next run would be another one than that on the stage. */
  get isChanged(): boolean {
    return this.submitted !== null && !sameScenario(this.submitted, this.draft);
  }

  /** @param kind what goes together with the change before it, if that was of the same kind */
  change({ scenario, note }: Draft, kind: string | null = null): void {
    const isWhole = checkProgram(scenario.program).length === 0;
    const possible = withPossibleSchedule(withTimeLimit(scenario, this.draft), this.draft);
    this.drafts.change(isWhole ? withPossibleFaults(possible) : possible, kind);
    this.note = note;
    this.changed();
  }

  /** While a program is typed it may be wrong; what else was chosen stays as it is. */
  type(program: string, kind: string | null): void {
    this.change({ scenario: { ...this.draft, program }, note: null }, kind);
  }

  undo(): void {
    this.turn(() => this.drafts.undo());
  }

  redo(): void {
    this.turn(() => this.drafts.redo());
  }

  /** Puts a scenario there that cannot be undone. */
  begin(scenario: Scenario): void {
    this.drafts.replace(scenario);
  }

  /** Puts a scenario there that cannot be undone, unless there is another one already. */
  beginUntouched(scenario: Scenario): void {
    if (this.submitted === null && this.draft === DEFAULT_SCENARIO) {
      this.begin(scenario);
    }
  }

  /** Takes over the scenario of a run that is on the stage. */
  settleOn(scenario: Scenario): void {
    this.drafts.change(scenario);
    this.submitted = this.draft;
    this.note = null;
    this.changed();
  }

  /** Submits the draft. @returns the receiver of the server's answer */
  submit(): Answered {
    const { submitted: before, draft } = this;
    this.submitted = draft;
    this.note = null;
    return (errors) => {
      this.refused = errors === null ? null : { scenario: draft, errors };
      this.submitted = errors === null ? this.submitted : before;
    };
  }

  private turn(turn: () => void): void {
    turn();
    this.note = null;
    this.changed();
  }
}
