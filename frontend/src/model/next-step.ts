import { type Progress, progressOf } from './answers';
import type { CatalogLock } from './catalog';
import type { Run, Verdict } from './run';
import { buyerCount, covers, neededReach, type Scenario } from './scenario';

/** What can be done after a run. Each has a sentence and the label of a button. */
export const STEP_KINDS = [
  'add-lock',
  'widen-lock',
  'change-lock',
  'lengthen-lease',
  'cover-read',
  'use-block',
  'mend-program',
  'one-order',
  'kill-buyer',
  'compare-locks',
  'confirm-locks',
  'drop-fault',
  'add-buyers',
  'quicken',
  'repeat-luck',
  'finish',
  'repeat',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/**
 * Whether the lock can do what the run needs of it: no lock, one that some buyers cannot see, one that let two in, one
 * whose lease ends before the work.
 */
export type LockFit = 'none' | 'short' | 'leaky' | 'expiring' | 'right';

/** A run that is over, as far as the next step depends on it. */
export interface Ending {
  /** Null for a run that ended without a verdict. */
  readonly safety: Verdict['safety'] | null;
  readonly progress: Progress;
  readonly lock: LockFit;
  /** Whether a fault was injected, planned or by hand. */
  readonly isHarmed: boolean;
  /** Whether buyers waited for each other's locks in a cycle. */
  readonly hasCycle: boolean;
  /** Whether no ticket was sold, although there was one. */
  readonly soldNothing: boolean;
  /** Whether the time limit ended it. */
  readonly isTimedOut: boolean;
  /** Whether the program is the bundled one that releases its lock on every way out of a block. */
  readonly hasBlock: boolean;
  readonly isAlone: boolean;
}

/** The part of the page in which a step is done by hand; null where only *Run* is pressed. */
export type StepPlace = 'lock' | 'faults' | 'program' | 'placement';

export const STEP_PLACES: Readonly<Record<StepKind, StepPlace | null>> = {
  'add-lock': 'lock',
  'widen-lock': 'lock',
  'change-lock': 'lock',
  'lengthen-lease': 'lock',
  'cover-read': 'program',
  'use-block': 'program',
  'mend-program': 'program',
  'one-order': 'program',
  'kill-buyer': 'faults',
  'compare-locks': 'lock',
  'confirm-locks': 'lock',
  'drop-fault': 'faults',
  'add-buyers': 'placement',
  quicken: 'program',
  'repeat-luck': null,
  finish: null,
  repeat: null,
};

/** The next sensible step, whatever state a run has ended in. */
export function nextStep(ending: Ending): StepKind {
  const { safety, progress } = ending;
  if (safety === null) {
    return 'repeat';
  }
  if (safety === 'violated') {
    return afterViolation(ending);
  }
  if (ending.hasCycle && !ending.isHarmed) {
    return 'one-order';
  }
  switch (progress) {
    case 'stuck':
      return afterStandstill(ending);
    case 'cut-off':
      return afterCut(ending);
    case 'recovered':
    case 'finished':
      return afterEnd(ending);
  }
}

function afterViolation({ lock, isHarmed, hasBlock }: Ending): StepKind {
  switch (lock) {
    case 'none':
      return 'add-lock';
    case 'short':
      return 'widen-lock';
    case 'leaky':
      return 'change-lock';
    case 'expiring':
      return isHarmed ? 'compare-locks' : 'lengthen-lease';
    case 'right':
      return isHarmed ? 'compare-locks' : hasBlock ? 'change-lock' : 'cover-read';
  }
}

function afterStandstill({ lock, isHarmed, hasBlock }: Ending): StepKind {
  if (isHarmed) {
    return lock === 'none' ? 'drop-fault' : 'compare-locks';
  }
  return hasBlock ? 'change-lock' : 'use-block';
}

/** Only where the time limit ended the run can a fault have decided it; otherwise the user or the server did. */
function afterCut({ isHarmed, isTimedOut }: Ending): StepKind {
  if (!isTimedOut) {
    return 'finish';
  }
  return isHarmed ? 'drop-fault' : 'quicken';
}

function afterEnd({ lock, isHarmed, soldNothing, hasBlock, isAlone }: Ending): StepKind {
  if (isHarmed) {
    return soldNothing || lock === 'none' ? 'drop-fault' : 'confirm-locks';
  }
  if (soldNothing && !hasBlock) {
    return 'mend-program';
  }
  switch (lock) {
    case 'none':
      return isAlone ? 'add-buyers' : 'repeat-luck';
    case 'short':
      return 'widen-lock';
    case 'leaky':
      return 'change-lock';
    case 'expiring':
      return 'lengthen-lease';
    case 'right':
      return 'kill-buyer';
  }
}

/** What the run and its verdict alone do not say. */
export interface Circumstances extends Pick<Ending, 'isHarmed' | 'hasBlock'> {
  /** The run's lock; null while the catalog is unknown. */
  readonly lock: CatalogLock | null;
}

/** The findings of a cycle: one that nothing ends, and one that the lock has ended by refusing a request. */
const CYCLES: ReadonlySet<string> = new Set(['deadlock', 'deadlock-refused']);

/** Describes a run that is over. */
export function endingOf(
  { scenario, status }: Pick<Run, 'scenario' | 'status'>,
  verdict: Verdict | null,
  { lock, isHarmed, hasBlock }: Circumstances,
): Ending {
  const sold = verdict?.figures['sold'] ?? 0;
  const findings = verdict?.findings ?? [];
  return {
    safety: verdict?.safety ?? null,
    progress: verdict === null ? 'cut-off' : progressOf(verdict.liveness),
    lock: fitOf(scenario, verdict, lock),
    isHarmed,
    hasCycle: findings.some(({ kind }) => CYCLES.has(kind)),
    soldNothing: sold === 0 && scenario.stock > 0,
    isTimedOut: status === 'timed-out' || verdict?.liveness === 'timed-out',
    hasBlock,
    isAlone: buyerCount(scenario.placement) === 1,
  };
}

function fitOf(scenario: Scenario, verdict: Verdict | null, lock: CatalogLock | null): LockFit {
  if (scenario.lock.kind === 'none') {
    return 'none';
  }
  if (lock !== null && !covers(lock.reach, neededReach(scenario.placement))) {
    return 'short';
  }
  const findings = verdict?.findings ?? [];
  if (findings.some(({ kind }) => kind === 'broken-lock')) {
    return 'leaky';
  }
  return findings.some(isExpiry) ? 'expiring' : 'right';
}

/** Whether a lease ended too early, and no fence made up for it. */
function isExpiry({ kind, variant }: Verdict['findings'][number]): boolean {
  return kind === 'lease-too-short' && variant !== 'fenced';
}

/** The lock that a step names: the first of these that the catalog has, that all buyers see, and that guards the store. */
const NAMED = ['semaphore', 'advisory'];

export function namedLock(
  { placement, store, lock: { kind: present } }: Scenario,
  locks: readonly CatalogLock[],
): CatalogLock | null {
  const needed = neededReach(placement);
  const fits = ({ kind, holds, reach, stores }: CatalogLock) =>
    kind !== present && holds && covers(reach, needed) && stores.includes(store);
  const named = NAMED.flatMap((kind) => locks.filter((lock) => lock.kind === kind));
  return named.find(fits) ?? locks.findLast(fits) ?? null;
}
