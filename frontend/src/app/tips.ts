import { type Fixed, isFixed } from '../model/fixed';
import type { Run, Verdict } from '../model/run';

/** Tips for newcomers, in order. */
const TIPS = ['try-lock', 'try-break', 'try-other-lock'] as const;
export type Tip = (typeof TIPS)[number];

export function isTip(hint: string | null): hint is Tip {
  return TIPS.some((tip) => tip === hint);
}

/** Stores which tips a browser has shown. */
export interface TipMemory {
  read(): readonly string[];
  write(had: readonly string[]): void;
}

/** A run whose playback has ended. */
export interface SeenRun {
  readonly run: Run;
  readonly verdict: Verdict;
  /** Whether a fault was injected, planned or by hand. */
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
  const { safety, liveness } = verdict;
  switch (tip) {
    case 'try-lock':
      return !isLocked && safety === 'violated' && !isFixed(fixed, 'lock.kind');
    case 'try-break':
      return (
        isLocked &&
        !isBroken &&
        safety === 'held' &&
        liveness === 'finished' &&
        !isFixed(fixed, 'faults')
      );
    case 'try-other-lock':
      return isLocked && liveness === 'stuck' && !isFixed(fixed, 'lock.kind');
  }
}

function isFollowed(tip: Tip, { run, verdict, isBroken }: SeenRun): boolean {
  switch (tip) {
    case 'try-lock':
      return run.scenario.lock.kind !== 'none';
    case 'try-break':
      return isBroken;
    case 'try-other-lock':
      return verdict.liveness !== 'stuck';
  }
}
