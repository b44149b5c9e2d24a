/**
 * The history of a run, as the server streams it: one flat object an event.
 * `seq` is the place in the history, from 1 without gaps; `t` is nanoseconds since the run's start.
 */
interface At<Kind extends string> {
  readonly kind: Kind;
  readonly seq: number;
  readonly t: number;
}

interface OfBuyer<Kind extends string> extends At<Kind> {
  readonly buyer: number;
  /** The program line, from 1, that caused the event. */
  readonly step?: number;
}

export type Outcome =
  | 'bought'
  | 'sold-out'
  | 'failed'
  | 'killed'
  | 'stuck'
  | 'cut-off'
  /** Killed, but only by the stop of the run: the page's own distinction, see `stoppedBuyers`. */
  | 'stopped';

interface RunStarted extends At<'run-started'> {
  readonly count?: number;
}
interface WorkerStarted extends At<'worker-started'> {
  readonly host: number;
  /** Numbered across all hosts. */
  readonly process: number;
  readonly pid: number;
}
type BuyerStarted = OfBuyer<'buyer-started'>;
type Gate = OfBuyer<'gate'>;
interface Counted<Kind extends string> extends OfBuyer<Kind> {
  readonly count: number;
  readonly version?: number;
}
/** A query that read a half-written file has no count. */
interface Queried extends OfBuyer<'queried'> {
  readonly count?: number;
  readonly version?: number;
  readonly what?: string;
  readonly content?: string;
}
/** What concerns one lock. */
interface OfLock<Kind extends string> extends OfBuyer<Kind> {
  /** The name of the lock, unless it is the default. */
  readonly lock?: string;
}
interface LockRequested extends OfLock<'lock-requested'> {
  readonly shared?: boolean;
}
interface LockAcquired extends OfLock<'lock-acquired'> {
  readonly shared?: boolean;
  readonly waitNs?: number;
  readonly token?: number;
  /** Releases until the key is free, if more than one: the buyer had the key already. */
  readonly owed?: number;
}
interface LockReleased extends OfLock<'lock-released'> {
  /** Further releases until the key is free, if any. */
  readonly owed?: number;
}
interface WriteRejected extends OfBuyer<'write-rejected'> {
  readonly token?: number;
  readonly highest?: number;
}
interface Wrote extends Counted<'wrote'> {
  /** Whether other buyers see the write only after a commit. */
  readonly uncommitted?: boolean;
}
/** The count and version of the transaction's last write, if it has written. */
interface Committed extends OfBuyer<'committed'> {
  readonly count?: number;
  readonly version?: number;
}
interface SoldOut extends OfBuyer<'sold-out'> {
  /** The tickets that the store should have given, if the store itself had fewer. */
  readonly wanted?: number;
}
interface Conflict extends OfBuyer<'conflict'> {
  readonly retry?: number;
  /** The version of the copy, if the store no longer held it. */
  readonly version?: number;
  /** The program line that it goes back to. */
  readonly backTo?: number;
  /** The round that it goes back to, from 1, if that is an earlier one. */
  readonly round?: number;
}
interface Failed extends OfBuyer<'failed'> {
  readonly what?: string;
  readonly message?: string;
  readonly content?: string;
}
interface Fault extends OfBuyer<'fault'> {
  readonly fault: string;
  readonly by?: 'plan' | 'hand';
  readonly forMs?: number;
}
/** A fault injected by hand that had not happened when its buyer ended. */
interface FaultMissed extends OfBuyer<'fault-missed'> {
  readonly fault: string;
}
/** In a repeated run: the buyer cannot follow the schedule. */
interface OffSchedule extends OfBuyer<'off-schedule'> {
  readonly reason?: 'blocked' | 'finished' | 'dead' | 'hung' | 'not-timed-out' | 'spared';
  /** The number of the gate in the schedule, from 1. */
  readonly position?: number;
}
/** In a repeated run: the schedule is used up; unfinished buyers go on freely. */
interface ScheduleEnded extends At<'schedule-ended'> {
  /** How many gates the schedule has. */
  readonly position?: number;
}
interface WorkerExited extends At<'worker-exited'> {
  readonly host?: number;
  readonly process?: number;
  readonly pid?: number;
  readonly code?: number;
  readonly signal?: number | string;
}
interface BuyerFinished extends OfBuyer<'buyer-finished'> {
  readonly outcome: Outcome;
}
interface StoreSeen extends At<'store'> {
  readonly count?: number;
  readonly version?: number;
  readonly content?: string;
}
interface RunFinished extends At<'run-finished'> {
  readonly reason?: string;
}

/** What one buyer did or had done to it. */
export type BuyerEvent =
  | BuyerStarted
  | Gate
  | Queried
  | LockRequested
  | OfLock<'lock-waiting'>
  | LockAcquired
  | OfLock<'lock-timeout'>
  | OfLock<'deadlock-refused'>
  | LockReleased
  | OfLock<'lock-lost'>
  | Committed
  | Counted<'read'>
  | SoldOut
  | Counted<'took'>
  | Wrote
  | WriteRejected
  | Conflict
  | Failed
  | Fault
  | FaultMissed
  | OfBuyer<'frozen'>
  | OfBuyer<'thawed'>
  | OffSchedule
  | BuyerFinished;

/** What concerns a whole worker, the store or the run. */
export type RunLevelEvent =
  RunStarted | WorkerStarted | ScheduleEnded | WorkerExited | StoreSeen | RunFinished;

export type RunEvent = BuyerEvent | RunLevelEvent;
export type EventKind = RunEvent['kind'];

/** Every kind, and whether it concerns a buyer or the run. A missing kind does not compile. */
const SUBJECTS: {
  readonly [Kind in EventKind]: Kind extends RunLevelEvent['kind'] ? 'run' : 'buyer';
} = {
  'run-started': 'run',
  'worker-started': 'run',
  'buyer-started': 'buyer',
  gate: 'buyer',
  queried: 'buyer',
  'lock-requested': 'buyer',
  'lock-waiting': 'buyer',
  'lock-acquired': 'buyer',
  'lock-timeout': 'buyer',
  'deadlock-refused': 'buyer',
  'lock-released': 'buyer',
  'lock-lost': 'buyer',
  committed: 'buyer',
  read: 'buyer',
  'sold-out': 'buyer',
  took: 'buyer',
  wrote: 'buyer',
  'write-rejected': 'buyer',
  conflict: 'buyer',
  failed: 'buyer',
  fault: 'buyer',
  'fault-missed': 'buyer',
  frozen: 'buyer',
  thawed: 'buyer',
  'off-schedule': 'buyer',
  'schedule-ended': 'run',
  'worker-exited': 'run',
  'buyer-finished': 'buyer',
  store: 'run',
  'run-finished': 'run',
};

/** Every kind, to listen for on the stream: it names its messages by kind. */
export const EVENT_KINDS = Object.keys(SUBJECTS) as readonly EventKind[];

const KNOWN: ReadonlySet<string> = new Set(EVENT_KINDS);
const RUN_LEVEL: ReadonlySet<string> = new Set(
  EVENT_KINDS.filter((kind) => SUBJECTS[kind] === 'run'),
);

/**
 * Reads one event of the stream.
 *
 * @returns the event, or null for an unknown kind: a newer server may send more.
 */
export function parseEvent(json: string): RunEvent | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) {
    return null;
  }
  const { seq, t, kind, buyer } = value as Record<string, unknown>;
  if (typeof seq !== 'number' || typeof t !== 'number') {
    return null;
  }
  if (typeof kind !== 'string' || !KNOWN.has(kind)) {
    return null;
  }
  if (!RUN_LEVEL.has(kind) && (typeof buyer !== 'number' || buyer < 0)) {
    return null;
  }
  return value as RunEvent;
}

export function isBuyerEvent(event: RunEvent): event is BuyerEvent {
  return !RUN_LEVEL.has(event.kind);
}
