/** Everything that decides a run; the same value that the server takes and gives back. */
export interface Scenario {
  readonly version: 1;
  readonly title: string;
  readonly stock: number;
  readonly store: StoreKind;
  readonly placement: Placement;
  readonly rounds: number;
  readonly lock: LockChoice;
  readonly program: string;
  readonly faults: readonly PlannedFault[];
  readonly mode: string;
  /** The order in which to pass the gates, as in `0*3 1 0`; null for none. */
  readonly schedule: string | null;
  readonly seed: number;
  readonly jitterMs: number;
  readonly timeLimitMs: number;
}

export type StoreKind = 'file' | 'memory' | 'database';

export interface Placement {
  readonly hosts: number;
  /** On each host. */
  readonly processes: number;
  /** In each process. */
  readonly threads: number;
}

export interface LockChoice {
  readonly kind: string;
  readonly leaseMs?: number;
  readonly fencing?: boolean;
  readonly ownerCheck?: boolean;
  readonly gapMs?: number;
  readonly acquireTimeoutMs?: number | null;
}

export interface PlannedFault {
  readonly buyer: number | 'holder';
  readonly at: string | number;
  readonly kind: string;
  readonly forMs: number | null;
}

/** A scenario as people write it: what is left out has its default. */
export type PartialScenario = Partial<Omit<Scenario, 'placement'>> & {
  readonly placement?: Partial<Placement>;
};

/** When a run whose scenario does not say so is ended, unless it implies a longer wait. */
const USUAL_TIME_LIMIT_MS = 30_000;
/** How much longer than the longest wait that it implies a run may take. */
const BEYOND_LONGEST_WAIT_MS = 10_000;
/** The longest time limit that is a default. */
const LONGEST_DEFAULT_MS = 60_000;

/**
 * The time limit of a scenario that does not name one: longer than the lease, the lock time-out and
 * each planned fault that a buyer may have to wait for. The server has the same rule.
 */
export function defaultTimeLimitMs({ lock, faults }: Pick<Scenario, 'lock' | 'faults'>): number {
  const waits = [lock.leaseMs ?? 0, lock.acquireTimeoutMs ?? 0];
  const longest = Math.max(...waits, ...faults.map(({ forMs }) => forMs ?? 0));
  const atLeast = Math.max(USUAL_TIME_LIMIT_MS, longest + BEYOND_LONGEST_WAIT_MS);
  return Math.min(LONGEST_DEFAULT_MS, atLeast);
}

/** A changed scenario, whose time limit follows the change unless the user has chosen one. */
export function withTimeLimit(changed: Scenario, before: Scenario): Scenario {
  const isDefault = changed.timeLimitMs === defaultTimeLimitMs(before);
  return isDefault && changed.timeLimitMs !== defaultTimeLimitMs(changed)
    ? { ...changed, timeLimitMs: defaultTimeLimitMs(changed) }
    : changed;
}

export const DEFAULT_SCENARIO: Scenario = {
  version: 1,
  title: 'The last ticket',
  stock: 1,
  store: 'file',
  placement: { hosts: 1, processes: 10, threads: 1 },
  rounds: 1,
  lock: { kind: 'none' },
  program: 'query\nlock\nthink 10\nread\ntake\nthink 10\nwrite\nunlock',
  faults: [],
  mode: 'free',
  schedule: null,
  seed: 1,
  jitterMs: 0,
  timeLimitMs: USUAL_TIME_LIMIT_MS,
};

export function complete(partial: PartialScenario): Scenario {
  const { lock, faults } = { ...DEFAULT_SCENARIO, ...partial };
  return {
    ...DEFAULT_SCENARIO,
    timeLimitMs: defaultTimeLimitMs({ lock, faults }),
    ...partial,
    placement: { ...DEFAULT_SCENARIO.placement, ...partial.placement },
  };
}

export function buyerCount({ hosts, processes, threads }: Placement): number {
  return hosts * processes * threads;
}

/** Where a buyer lives; all three are numbered from 0, `process` across all hosts. */
export interface Address {
  readonly host: number;
  readonly process: number;
  readonly thread: number;
}

export function addressOf(buyer: number, { processes, threads }: Placement): Address {
  const process = Math.floor(buyer / threads);
  return { host: Math.floor(process / processes), process, thread: buyer % threads };
}

/** How far a lock can be seen. */
export type Reach = 'none' | 'process' | 'host' | 'cluster';

const REACH_ORDER: readonly Reach[] = ['none', 'process', 'host', 'cluster'];

/** The smallest place that all buyers share, and so the reach that their lock needs. */
export function neededReach({ hosts, processes }: Placement): Reach {
  if (hosts > 1) {
    return 'cluster';
  }
  return processes > 1 ? 'host' : 'process';
}

export function covers(reach: Reach, needed: Reach): boolean {
  return REACH_ORDER.indexOf(reach) >= REACH_ORDER.indexOf(needed);
}
