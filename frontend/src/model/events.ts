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

export type Outcome = 'bought' | 'sold-out' | 'failed' | 'killed' | 'stuck';

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
/** A look that met half a file has no count. */
interface Queried extends OfBuyer<'queried'> {
  readonly count?: number;
  readonly version?: number;
  readonly what?: string;
  readonly content?: string;
}
interface LockAcquired extends OfBuyer<'lock-acquired'> {
  readonly waitNs?: number;
  readonly token?: number;
}
interface LockTrouble<Kind extends string> extends OfBuyer<Kind> {
  readonly reason?: string;
  readonly message?: string;
  readonly retry?: number;
}
interface WriteRejected extends OfBuyer<'write-rejected'> {
  readonly token?: number;
  readonly highest?: number;
}
interface Conflict extends OfBuyer<'conflict'> {
  readonly retry?: number;
  readonly base?: number;
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
/** A fault that was asked for by hand, and did not happen before its buyer came to its end. */
interface FaultMissed extends OfBuyer<'fault-missed'> {
  readonly fault: string;
}
/** In a repeated run: the buyer cannot go on where the schedule lets it go. */
interface OffSchedule extends OfBuyer<'off-schedule'> {
  readonly reason?: 'blocked' | 'finished' | 'dead' | 'hung' | 'spared';
  /** How many gates of the schedule come before that, and this one. */
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
  | OfBuyer<'lock-requested'>
  | LockAcquired
  | LockTrouble<'lock-refused'>
  | LockTrouble<'lock-timeout'>
  | OfBuyer<'lock-released'>
  | LockTrouble<'lock-lost'>
  | Counted<'read'>
  | OfBuyer<'sold-out'>
  | Counted<'took'>
  | Counted<'wrote'>
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
export type RunLevelEvent = RunStarted | WorkerStarted | WorkerExited | StoreSeen | RunFinished;

export type RunEvent = BuyerEvent | RunLevelEvent;
export type EventKind = RunEvent['kind'];

/** Every kind, to listen for on the stream: it names its messages by kind. */
export const EVENT_KINDS = [
  'run-started',
  'worker-started',
  'buyer-started',
  'gate',
  'queried',
  'lock-requested',
  'lock-acquired',
  'lock-refused',
  'lock-timeout',
  'lock-released',
  'lock-lost',
  'read',
  'sold-out',
  'took',
  'wrote',
  'write-rejected',
  'conflict',
  'failed',
  'fault',
  'fault-missed',
  'frozen',
  'thawed',
  'off-schedule',
  'worker-exited',
  'buyer-finished',
  'store',
  'run-finished',
] as const satisfies readonly EventKind[];

const KNOWN: ReadonlySet<string> = new Set(EVENT_KINDS);
const RUN_LEVEL: ReadonlySet<string> = new Set<RunLevelEvent['kind']>([
  'run-started',
  'worker-started',
  'worker-exited',
  'store',
  'run-finished',
]);

/**
 * Reads one event of the stream.
 *
 * @returns the event, or null when it is none that this page knows: a newer server may send more.
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
