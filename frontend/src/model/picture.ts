import { isBuyerEvent, type RunEvent } from './events';
import { buildArrows } from './arrows';
import { buildBuyerLane } from './buyer-lane';
import { foldRetries, type Fold } from './folding';
import { buildLockLane } from './lock-lane';
import { buildStoreLane } from './store-lane';
import { FIRST_BUYER_LANE, laneOf, STORE_LANE, type Arrow, type Mark, type Span } from './lanes';
import { buyerCount, type Placement } from './scenario';
import type { Setup } from './run-state';

/** A whole run as lanes; what the timeline draws, before any zoom. Immutable. */
export interface Picture {
  readonly laneCount: number;
  readonly spans: readonly Span[];
  /** In the order of time. */
  readonly marks: readonly Mark[];
  readonly arrows: readonly Arrow[];
  /** Stretches of retrying, to be drawn as one where there is no room for all. */
  readonly folds: readonly Fold[];
  /** Where each event is to be found, by `seq`. */
  readonly places: ReadonlyMap<number, Place>;
  /** The first and the last moment worth looking at. */
  readonly from: number;
  readonly to: number;
}

export interface Place {
  readonly lane: number;
  readonly t: number;
}

/** Builds the picture of a history that is in the order of time. */
export function buildPicture(events: readonly RunEvent[], setup: Setup): Picture {
  const { placement } = setup.scenario;
  const byBuyer = groupByBuyer(events, placement);
  const buyerLanes = byBuyer.map((own, buyer) => buildBuyerLane(own, buyer, setup));
  const store = buildStoreLane(events, setup);
  const lock = buildLockLane(events, setup);
  const marks = [...store.marks, ...buyerLanes.flatMap((lane) => lane.marks)];
  marks.sort((a, b) => a.t - b.t || a.seq - b.seq);
  const stale = buildArrows(events, lock);
  const harmed = new Set(stale.harmedWrites);
  return {
    laneCount: FIRST_BUYER_LANE + byBuyer.length,
    spans: [...store.spans, ...lock, ...buyerLanes.flatMap((lane) => lane.spans)],
    marks: harmed.size === 0 ? marks : marks.map((mark) => accuse(mark, harmed)),
    arrows: stale.arrows,
    folds: buyerLanes.flatMap((lane) => foldRetries(lane.marks)),
    places: placesOf(events),
    ...extentOf(events),
  };
}

function accuse(mark: Mark, harmed: ReadonlySet<number>): Mark {
  return harmed.has(mark.seq) ? { ...mark, wrong: true } : mark;
}

/** A worker's end is an event of every buyer that lived in it. */
function groupByBuyer(
  events: readonly RunEvent[],
  placement: Placement,
): readonly (readonly RunEvent[])[] {
  const groups = Array.from({ length: buyerCount(placement) }, (): RunEvent[] => []);
  const workers = new Map<number, number>();
  for (const event of events) {
    if ('buyer' in event) {
      groups[event.buyer]?.push(event);
    } else if (event.kind === 'worker-started') {
      workers.set(event.pid, event.process);
    } else if (event.kind === 'worker-exited' && event.pid !== undefined) {
      const first = (workers.get(event.pid) ?? -1) * placement.threads;
      groups
        .slice(Math.max(0, first), Math.max(0, first + placement.threads))
        .forEach((own) => own.push(event));
    }
  }
  return groups;
}

function placesOf(events: readonly RunEvent[]): ReadonlyMap<number, Place> {
  const places = new Map<number, Place>();
  for (const event of events) {
    const buyer = 'buyer' in event ? event.buyer : undefined;
    places.set(event.seq, { lane: buyer === undefined ? STORE_LANE : laneOf(buyer), t: event.t });
  }
  return places;
}

/** Start-up and clearing away are left out, or they would squeeze what people came to see. */
function extentOf(events: readonly RunEvent[]): { from: number; to: number } {
  let from = Infinity;
  let to = 0;
  for (const event of events) {
    if (isBuyerEvent(event) && event.kind !== 'buyer-started') {
      from = Math.min(from, event.t);
      to = Math.max(to, event.t);
    }
  }
  return Number.isFinite(from) ? { from, to } : { from: 0, to: 0 };
}
