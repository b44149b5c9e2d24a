import { type BuyerEvent, type EventKind, isBuyerEvent, type RunEvent } from './events';

/** The first step in which two runs differ. */
export interface Difference {
  /** Null if the buyer has no further step in this run. */
  readonly left: BuyerEvent | null;
  readonly right: BuyerEvent | null;
}

/** The steps that count: those on the store. Requests for the lock and gates depend on the lock and the mode. */
const STORE_STEPS: ReadonlySet<EventKind> = new Set([
  'queried',
  'read',
  'took',
  'sold-out',
  'wrote',
  'write-rejected',
  'conflict',
  'lock-timeout',
  'deadlock-refused',
  'failed',
]);

/**
 * Finds the first difference of two runs. Times do not count, nor does the order of independent steps. Compared are each
 * buyer's own steps with their results, and the order of all writes.
 *
 * @returns null if there is none
 */
export function firstDifference(
  left: readonly RunEvent[],
  right: readonly RunEvent[],
): Difference | null {
  const [lefts, rights] = [storeStepsOf(left), storeStepsOf(right)];
  const buyers = new Set([...lefts, ...rights].map(({ buyer }) => buyer));
  const candidates = [...buyers].map((buyer) =>
    difference(of(lefts, buyer), of(rights, buyer), meaning),
  );
  candidates.push(difference(writes(lefts), writes(rights), ({ buyer }) => String(buyer)));
  return candidates.filter((found) => found !== null).sort(inOrder)[0] ?? null;
}

function storeStepsOf(events: readonly RunEvent[]): readonly BuyerEvent[] {
  return events
    .filter(isBuyerEvent)
    .filter(({ kind }) => STORE_STEPS.has(kind))
    .sort((a, b) => a.t - b.t || a.seq - b.seq);
}

function of(events: readonly BuyerEvent[], buyer: number): readonly BuyerEvent[] {
  return events.filter((event) => event.buyer === buyer);
}

function writes(events: readonly BuyerEvent[]): readonly BuyerEvent[] {
  return events.filter(({ kind }) => kind === 'wrote');
}

function difference(
  left: readonly BuyerEvent[],
  right: readonly BuyerEvent[],
  same: (event: BuyerEvent) => string,
): Difference | null {
  const most = Math.max(left.length, right.length);
  for (let i = 0; i < most; i++) {
    const [one, other] = [left[i] ?? null, right[i] ?? null];
    if (one === null || other === null || same(one) !== same(other)) {
      return { left: one, right: other };
    }
  }
  return null;
}

function meaning(event: BuyerEvent): string {
  const count = 'count' in event ? event.count : '';
  const version = 'version' in event ? event.version : '';
  const what = 'what' in event ? event.what : '';
  return [event.kind, event.step, count, version, what].join(' ');
}

/**
 * Orders by the right run's time, because that run is shown. A difference without a step there comes last, ordered by the
 * left run's time.
 */
function inOrder(one: Difference, other: Difference): number {
  if (one.right !== null && other.right !== null) {
    return one.right.t - other.right.t;
  }
  if (one.right === null && other.right === null) {
    return (one.left?.t ?? 0) - (other.left?.t ?? 0);
  }
  return one.right === null ? 1 : -1;
}
