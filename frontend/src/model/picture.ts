import { buildArrows } from './arrows';
import { buildBuyerLane } from './buyer-lane';
import { isBuyerEvent, type RunEvent } from './events';
import { type Fold, foldRetries } from './folding';
import { type Arrow, firstBuyerLane, laneOf, type Mark, type Span, STORE_LANE } from './lanes';
import { buildLockLanes } from './lock-lane';
import type { Setup } from './run-state';
import { buyerCount, type Placement } from './scenario';
import { buildStoreLane } from './store-lane';

/** A run as lanes, as the timeline draws it, before any zoom. Immutable. Times are nanoseconds since the run's start. */
export interface Picture {
  readonly laneCount: number;
  readonly spans: readonly Span[];
  /** In the order of time. */
  readonly marks: readonly Mark[];
  readonly arrows: readonly Arrow[];
  /** Runs of retries; each is drawn as one mark where there is no room for all. */
  readonly folds: readonly Fold[];
  /** The lane and time of each event, by `seq`. */
  readonly places: ReadonlyMap<number, Place>;
  /** The first and the last moment of the buyers' work. */
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
  const locks = setup.locks.length;
  const byBuyer = groupByBuyer(events, placement);
  const buyerLanes = byBuyer.map((own, buyer) => buildBuyerLane(own, buyer, setup));
  const store = buildStoreLane(events, setup);
  const holds = buildLockLanes(events, setup);
  const marks = [...store.marks, ...buyerLanes.flatMap((lane) => lane.marks)];
  marks.sort((a, b) => a.t - b.t || a.seq - b.seq);
  const stale = buildArrows(events, holds, locks);
  const staleWrites = new Set(stale.staleWrites);
  return {
    laneCount: firstBuyerLane(locks) + byBuyer.length,
    spans: [...store.spans, ...holds, ...buyerLanes.flatMap((lane) => lane.spans)],
    marks: staleWrites.size === 0 ? marks : marks.map((mark) => markWrong(mark, staleWrites)),
    arrows: stale.arrows,
    folds: buyerLanes.flatMap((lane) => foldRetries(lane.marks)),
    places: placesOf(events, locks),
    ...extentOf(events),
  };
}

function markWrong(mark: Mark, staleWrites: ReadonlySet<number>): Mark {
  return staleWrites.has(mark.seq) ? { ...mark, wrong: true } : mark;
}

/** The exit of a worker is an event of each of its buyers. */
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

function placesOf(events: readonly RunEvent[], locks: number): ReadonlyMap<number, Place> {
  const places = new Map<number, Place>();
  for (const event of events) {
    const buyer = 'buyer' in event ? event.buyer : undefined;
    places.set(event.seq, {
      lane: buyer === undefined ? STORE_LANE : laneOf(buyer, locks),
      t: event.t,
    });
  }
  return places;
}

/** Excludes start-up and clean-up, which would leave little room for the buyers' work. */
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
