import type { Scenario } from './scenario';

/** The longest undo history; older changes are dropped. */
const MOST = 100;

/**
 * The scenario for the next run, with what it was before. Changes of one kind that follow one
 * another, such as the letters of a word that is typed, are undone together.
 */
export class DraftHistory {
  private readonly past: Scenario[] = [];
  private readonly future: Scenario[] = [];
  private lastKind: string | null = null;

  constructor(private current: Scenario) {}

  get present(): Scenario {
    return this.current;
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  /** @param kind what goes together with the change before it, if that was of the same kind */
  change(scenario: Scenario, kind: string | null = null): void {
    if (sameScenario(scenario, this.current)) {
      return;
    }
    if (kind === null || kind !== this.lastKind) {
      this.past.push(this.current);
      this.past.splice(0, this.past.length - MOST);
    }
    this.lastKind = kind;
    this.future.length = 0;
    this.current = scenario;
  }

  /** Replaces the scenario as if it had been there from the start. */
  replace(scenario: Scenario): void {
    this.current = scenario;
  }

  undo(): void {
    this.move(this.past, this.future);
  }

  redo(): void {
    this.move(this.future, this.past);
  }

  private move(from: Scenario[], to: Scenario[]): void {
    const scenario = from.pop();
    if (scenario !== undefined) {
      to.push(this.current);
      this.current = scenario;
      this.lastKind = null;
    }
  }
}

/** Whether two scenarios decide the same run. */
function sameScenario(a: Scenario, b: Scenario): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
