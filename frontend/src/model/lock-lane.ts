import type { RunEvent } from './events';
import { FIRST_LOCK_LANE, laneOf, type Span } from './lanes';
import { continuesHold, hasLock, type Setup, wasDead } from './run-state';
import { type Claim, claimOf, conflicts, isSame } from './wait-for-graph';

const NANOS_PER_MILLI = 1_000_000;

/** A hold of a lock, with its span in the lock's lane. */
interface Held {
  readonly claim: Claim;
  readonly span: Span;
}

/**
 * Who had the key of each lock, and from when to when, in the lock's lane and in their own. The time for which two had it is a span
 * of its own, marked as wrong; so is the time in which a dead buyer kept it.
 */
export function buildLockLanes(events: readonly RunEvent[], setup: Setup): readonly Span[] {
  if (!hasLock(setup)) {
    return [];
  }
  const held = holdings(events, setup);
  const spans = held.map(({ span }) => span);
  return [...spans, ...overlaps(held), ...spans.map((span) => inOwnLane(span, setup))];
}

/** The holder's span is in its own lane, too. */
function inOwnLane(span: Span, { locks }: Setup): Span {
  return { ...span, lane: laneOf(span.buyer ?? 0, locks.length), kind: 'holding', label: '' };
}

function holdings(events: readonly RunEvent[], setup: Setup): Held[] {
  const ended: Held[] = [];
  const open: Held[] = [];
  const close = (held: Held, t: number) => {
    open.splice(open.indexOf(held), 1);
    ended.push({ ...held, span: { ...held.span, to: t } });
  };
  for (const event of events) {
    switch (event.kind) {
      case 'lock-acquired': {
        const claim = claimOf(event);
        open
          .filter((held) => isLeft(held, claim, event.t, setup))
          .forEach((held) => {
            close(held, event.t);
          });
        const own = find(open, claim);
        if (own === undefined || !continuesHold(setup, event)) {
          if (own !== undefined) {
            close(own, endOf(own.span, event.t, setup));
          }
          open.push({ claim, span: holding(claim, event, setup, false) });
        }
        break;
      }
      case 'lock-released':
      case 'lock-lost': {
        const own = find(open, claimOf(event));
        if (own !== undefined && (event.kind === 'lock-lost' || (event.owed ?? 0) === 0)) {
          close(own, event.t);
        }
        break;
      }
      case 'buyer-finished':
        for (const held of open.filter(({ claim }) => claim.buyer === event.buyer)) {
          close(held, event.t);
          open.push({ ...held, span: holding(held.claim, event, setup, true) });
        }
        break;
      case 'run-finished':
        for (const held of [...open]) {
          close(held, event.t);
        }
        break;
      default:
        break;
    }
  }
  return [...ended, ...open].sort((a, b) => a.span.from - b.span.from);
}

function find(held: readonly Held[], own: Claim): Held | undefined {
  return held.find(({ claim }) => isSame(claim, own));
}

/** The end of a hold whose holder has acquired the lock again at `t`: the end of its lease at the latest. */
function endOf(span: Span, t: number, { traits: { leaseMs } }: Setup): number {
  return leaseMs === null ? t : Math.min(t, span.from + leaseMs * NANOS_PER_MILLI);
}

/** Whether a holder that left with the key no longer has it, because a new one got it. */
function isLeft({ claim, span }: Held, newcomer: Claim, t: number, setup: Setup): boolean {
  const isGone = span.wrong || wasDead(setup, claim.buyer, t);
  return isGone && (conflicts(claim, newcomer) || isSame(claim, newcomer));
}

function holding(
  { buyer, lock }: Claim,
  { t, seq }: RunEvent,
  { locks }: Setup,
  wrong: boolean,
): Span {
  return {
    lane: FIRST_LOCK_LANE + Math.max(0, locks.indexOf(lock)),
    kind: 'held',
    from: t,
    to: null,
    seq,
    label: String(buyer),
    buyer,
    lock,
    wrong,
  };
}

function overlaps(held: readonly Held[]): Span[] {
  const found: Span[] = [];
  const longest = new Map<string, Held>();
  for (const one of held) {
    const { claim, span } = one;
    const last = longest.get(claim.lock);
    if (
      last !== undefined &&
      !last.span.wrong &&
      conflicts(last.claim, claim) &&
      (last.span.to === null || last.span.to > span.from)
    ) {
      const to = earlier(last.span.to, span.to);
      found.push({ ...span, to, wrong: true, label: `${last.span.label}+${span.label}` });
    }
    if (last === undefined || isLonger(span, last.span)) {
      longest.set(claim.lock, one);
    }
  }
  return found;
}

function isLonger({ to }: Span, last: Span): boolean {
  return last.to !== null && (to === null || to > last.to);
}

function earlier(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}
