import type { RunEvent } from './events';
import { laneOf, LOCK_LANE, type Span } from './lanes';
import { hasLock, wasDead, type Setup } from './run-state';

const NANOS_PER_MILLI = 1_000_000;

/**
 * Who had the key, and from when to when, in the lock's lane and in their own. The time for which two had it is a span
 * of its own, marked as wrong; so is the time in which a dead buyer kept it.
 */
export function buildLockLane(events: readonly RunEvent[], setup: Setup): readonly Span[] {
  if (!hasLock(setup)) {
    return [];
  }
  const held = holdings(events, setup);
  return [...held, ...overlaps(held), ...held.map(inOwnLane)];
}

/** The holder's span is in its own lane, too. */
function inOwnLane(span: Span): Span {
  return { ...span, lane: laneOf(span.buyer ?? 0), kind: 'holding', label: '' };
}

function holdings(events: readonly RunEvent[], setup: Setup): Span[] {
  const spans: Span[] = [];
  const open = new Map<number, Span>();
  const close = (buyer: number, t: number) => {
    const span = open.get(buyer);
    if (span !== undefined) {
      open.delete(buyer);
      spans.push({ ...span, to: t });
    }
  };
  for (const event of events) {
    switch (event.kind) {
      case 'lock-acquired':
        closeDead(open, close, event.t, setup);
        if ((event.owed ?? 1) === 1) {
          close(event.buyer, endOf(open.get(event.buyer), event.t, setup));
          open.set(event.buyer, holding(event.t, event.seq, event.buyer, false));
        }
        break;
      case 'lock-released':
        if ((event.owed ?? 0) === 0) {
          close(event.buyer, event.t);
        }
        break;
      case 'lock-lost':
        close(event.buyer, event.t);
        break;
      case 'buyer-finished':
        if (open.has(event.buyer)) {
          close(event.buyer, event.t);
          open.set(event.buyer, holding(event.t, event.seq, event.buyer, true));
        }
        break;
      case 'run-finished':
        for (const buyer of [...open.keys()]) {
          close(buyer, event.t);
        }
        break;
      default:
        break;
    }
  }
  return [...spans, ...open.values()].sort((a, b) => a.from - b.from);
}

/** The end of the first hold of a key that its holder acquired again: the end of its lease at the latest. */
function endOf(span: Span | undefined, t: number, { scenario }: Setup): number {
  const { leaseMs } = scenario.lock;
  return span === undefined || leaseMs === undefined
    ? t
    : Math.min(t, span.from + leaseMs * NANOS_PER_MILLI);
}

/** A new holder got the key: a holder that left with it no longer has it. */
function closeDead(
  open: ReadonlyMap<number, Span>,
  close: (buyer: number, t: number) => void,
  t: number,
  setup: Setup,
): void {
  for (const [buyer, span] of [...open]) {
    if (span.wrong || wasDead(setup, buyer, t)) {
      close(buyer, t);
    }
  }
}

function holding(from: number, seq: number, buyer: number, wrong: boolean): Span {
  return {
    lane: LOCK_LANE,
    kind: 'held',
    from,
    to: null,
    seq,
    label: String(buyer),
    buyer,
    wrong,
  };
}

function overlaps(held: readonly Span[]): Span[] {
  const found: Span[] = [];
  let last: Span | null = null;
  for (const span of held) {
    if (last !== null && !last.wrong && (last.to === null || last.to > span.from)) {
      const to = earlier(last.to, span.to);
      found.push({ ...span, to, wrong: true, label: `${last.label}+${span.label}` });
    }
    if (last === null || (last.to !== null && (span.to === null || span.to > last.to))) {
      last = span;
    }
  }
  return found;
}

function earlier(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}
