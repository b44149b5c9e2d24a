import type { Outcome, RunEvent } from './events';
import { keepsTickets, rollsBack, voidsTickets } from './open-writes';
import type { ProgramLine } from './program';
import { stoppedBuyers } from './stop';

/** A bar of the histogram of waits; `to` of one bar is `from` of the next. */
export interface WaitBar {
  readonly fromNs: number;
  readonly toNs: number;
  readonly count: number;
}

/** One acquisition: its place among the requests and among the acquisitions, both from 1. */
export interface Turn {
  readonly buyer: number;
  readonly asked: number;
  readonly got: number;
}

/** A moment and how many had been sold by then. */
export interface Sales {
  readonly t: number;
  readonly sold: number;
}

interface Grant {
  readonly buyer: number;
  readonly askedT: number;
  readonly gotT: number;
}

/** How many buyers wait for the lock at the end: no figure of the waits includes them. */
export function stillWaiting(events: readonly RunEvent[]): number {
  const waiting = new Set<number>();
  const stopped = stoppedBuyers(events);
  for (const event of events) {
    if (event.kind === 'lock-requested') {
      waiting.add(event.buyer);
    } else if (
      event.kind === 'lock-acquired' ||
      event.kind === 'lock-timeout' ||
      event.kind === 'deadlock-refused'
    ) {
      waiting.delete(event.buyer);
    } else if (event.kind === 'buyer-finished') {
      const { buyer, outcome } = event;
      if (!UNFINISHED.has(outcome) && !stopped.has(buyer)) {
        waiting.delete(buyer);
      }
    }
  }
  return waiting.size;
}

/** The outcomes of buyers that were still at it when the run ended. */
const UNFINISHED: ReadonlySet<Outcome> = new Set(['stuck', 'cut-off', 'stopped']);

/** Every acquisition with its request, in the order of acquisition. */
function grantsOf(events: readonly RunEvent[]): readonly Grant[] {
  const asked = new Map<number, number>();
  const grants: Grant[] = [];
  for (const event of events) {
    if (event.kind === 'lock-requested') {
      asked.set(event.buyer, event.t);
    } else if (event.kind === 'lock-acquired') {
      const askedT = asked.get(event.buyer) ?? event.t - (event.waitNs ?? 0);
      grants.push({ buyer: event.buyer, askedT, gotT: event.t });
      asked.delete(event.buyer);
    }
  }
  return grants;
}

/** How the waits for the lock are spread, in bars of one width; none where nobody got it. */
export function waitBars(events: readonly RunEvent[], bars = 12): readonly WaitBar[] {
  const waits = grantsOf(events).map(({ askedT, gotT }) => gotT - askedT);
  if (waits.length === 0) {
    return [];
  }
  const longest = waits.reduce((most, wait) => Math.max(most, wait), 1);
  const counts = new Array<number>(bars).fill(0);
  for (const wait of waits) {
    const bar = Math.min(bars - 1, Math.floor((wait / longest) * bars));
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  const width = longest / bars;
  return counts.map((count, bar) => ({ fromNs: bar * width, toNs: (bar + 1) * width, count }));
}

/** The places of requests and acquisitions; a fair lock keeps the order. */
export function turns(events: readonly RunEvent[]): readonly Turn[] {
  const grants = grantsOf(events);
  const places = new Map(
    [...grants].sort((a, b) => a.askedT - b.askedT).map((grant, index) => [grant, index + 1]),
  );
  return grants.map((grant, index) => ({
    buyer: grant.buyer,
    asked: places.get(grant) ?? index + 1,
    got: index + 1,
  }));
}

/** Tickets of one buyer that are not sold yet: taken, and written in an open transaction. */
interface Unsold {
  taken: number;
  open: number;
}

/** How sales add up, by the rules of the verdict: a sale is a kept write of taken tickets, or an ending with them. */
export function salesOverTime(
  events: readonly RunEvent[],
  lines: readonly ProgramLine[],
): readonly Sales[] {
  const hands = new Map<number, Unsold>();
  const sales: Sales[] = [];
  for (const event of events) {
    if (!('buyer' in event)) {
      continue;
    }
    const hand = hands.get(event.buyer) ?? { taken: 0, open: 0 };
    hands.set(event.buyer, hand);
    if (event.kind === 'took') {
      hand.taken++;
    } else if (event.kind === 'wrote' || keepsTickets(event)) {
      hand.open += hand.taken;
      hand.taken = 0;
    }
    if (isSettled(event)) {
      for (; hand.open > 0; hand.open--) {
        sales.push({ t: event.t, sold: sales.length + 1 });
      }
    }
    hand.open = rollsBack(event) ? 0 : hand.open;
    hand.taken = voidsTickets(event, lines) ? 0 : hand.taken;
  }
  return sales;
}

function isSettled(event: RunEvent): boolean {
  const isKept = event.kind === 'wrote' && event.uncommitted !== true;
  return isKept || event.kind === 'committed' || keepsTickets(event);
}
