import { isBuyerEvent, type RunEvent } from './events';

/** What happened between two moments of a run. */
export interface SpanFigures {
  readonly lengthNs: number;
  readonly events: number;
  readonly reads: number;
  readonly writes: number;
  /** How often the lock was got, and how long the longest wait for it was. */
  readonly grants: number;
  readonly longestWaitNs: number;
  readonly buyers: number;
}

/** Counts what happened from one moment to another, both included. */
export function spanFigures(events: readonly RunEvent[], from: number, to: number): SpanFigures {
  const inside = events.filter(({ t }) => t >= from && t <= to);
  const count = (kind: RunEvent['kind']) => inside.filter((event) => event.kind === kind).length;
  const waits = inside.flatMap((event) =>
    event.kind === 'lock-acquired' && event.waitNs !== undefined ? [event.waitNs] : [],
  );
  return {
    lengthNs: to - from,
    events: inside.length,
    reads: count('read'),
    writes: count('wrote'),
    grants: count('lock-acquired'),
    longestWaitNs: waits.reduce((most, wait) => Math.max(most, wait), 0),
    buyers: new Set(inside.filter(isBuyerEvent).map(({ buyer }) => buyer)).size,
  };
}
