import type { Run, Verdict } from '../api/run';
import { isFixed, type Fixed } from '../model/fixed';

/** Tips for newcomers, in order. */
const TIPS = ['try-lock', 'try-break'] as const;
export type Tip = (typeof TIPS)[number];

/** Stores which tips a browser has shown. */
export interface TipMemory {
  read(): readonly string[];
  write(had: readonly string[]): void;
}

/** A run that was seen to its end. */
export interface SeenRun {
  readonly run: Run;
  readonly verdict: Verdict;
  /** Whether something was broken in it, as planned or by hand. */
  readonly isBroken: boolean;
}

/** One tip at a time. Each stays until it is followed or dismissed, and never returns. */
export class Tips {
  private readonly had: Set<string>;
  private shown: Tip | null = null;

  constructor(private readonly memory: TipMemory) {
    this.had = new Set(memory.read());
  }

  /** The tip after that run. @param fixed what cannot be chosen here */
  after(seen: SeenRun | null, fixed: Fixed): Tip | null {
    if (seen === null) {
      return null;
    }
    if (this.shown !== null && isFollowed(this.shown, seen)) {
      this.dismiss();
    }
    const tip = TIPS.find((one) => fits(one, seen, fixed)) ?? null;
    this.shown = tip === null || this.had.has(tip) ? null : tip;
    return this.shown;
  }

  /** Dismisses the present tip for good. */
  dismiss(): void {
    if (this.shown !== null) {
      this.had.add(this.shown);
      this.shown = null;
      this.memory.write([...this.had]);
    }
  }
}

function fits(tip: Tip, { run, verdict, isBroken }: SeenRun, fixed: Fixed): boolean {
  const isLocked = run.scenario.lock.kind !== 'none';
  return tip === 'try-lock'
    ? !isLocked && verdict.safety === 'violated' && !isFixed(fixed, 'lock.kind')
    : isLocked &&
        !isBroken &&
        verdict.safety === 'held' &&
        verdict.liveness === 'finished' &&
        !isFixed(fixed, 'faults');
}

function isFollowed(tip: Tip, { run, isBroken }: SeenRun): boolean {
  return tip === 'try-lock' ? run.scenario.lock.kind !== 'none' : isBroken;
}
