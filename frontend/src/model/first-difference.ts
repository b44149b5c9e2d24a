import { isBuyerEvent, type BuyerEvent, type EventKind, type RunEvent } from './events';

/** The first step that two runs do not have in common: what the one did there, and the other. */
export interface Difference {
  /** Null if this run's buyer did nothing more. */
  readonly left: BuyerEvent | null;
  readonly right: BuyerEvent | null;
}

/** What a buyer does to the data; when it asks for a key or stops at a gate is another lock's or mode's doing. */
const DOINGS: ReadonlySet<EventKind> = new Set([
  'queried',
  'read',
  'took',
  'sold-out',
  'wrote',
  'write-rejected',
  'conflict',
  'lock-timeout',
  'failed',
]);

/**
 * Finds where two runs part. Steps of different buyers that do not touch each other may change places without any
 * difference, and times say nothing; so what counts is what each buyer did and found, step by step, and in which order
 * the data were written.
 *
 * @returns null if they do not part
 */
export function firstDifference(
  left: readonly RunEvent[],
  right: readonly RunEvent[],
): Difference | null {
  const [lefts, rights] = [doingsOf(left), doingsOf(right)];
  const buyers = new Set([...lefts, ...rights].map(({ buyer }) => buyer));
  const candidates = [...buyers].map((buyer) =>
    difference(of(lefts, buyer), of(rights, buyer), meaning),
  );
  candidates.push(difference(writes(lefts), writes(rights), ({ buyer }) => String(buyer)));
  return candidates.filter((found) => found !== null).sort(inOrder)[0] ?? null;
}

function doingsOf(events: readonly RunEvent[]): readonly BuyerEvent[] {
  return events
    .filter(isBuyerEvent)
    .filter(({ kind }) => DOINGS.has(kind))
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
 * By the right run's time, as it is the one that is looked at. That a buyer did nothing more is known at its end only, and
 * those come in the order of the left run, whose times say nothing about the right one's.
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
