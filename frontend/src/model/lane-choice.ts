import type { Outcome } from './events';
import { FIRST_LOCK_LANE, laneOf, STORE_LANE } from './lanes';
import type { BuyerState } from './run-state';

/** Which buyers' lanes are shown. */
export const LANE_FILTERS = ['all', 'found', 'bought', 'without', 'failed', 'pinned'] as const;
export type LaneFilter = (typeof LANE_FILTERS)[number];

export interface LaneChoice {
  readonly filter: LaneFilter;
  /** Buyers whose lanes stay on top whatever the filter says. */
  readonly pinned: ReadonlySet<number>;
}

export const ALL_LANES: LaneChoice = { filter: 'all', pinned: new Set() };

/** What all share, then the pinned, then the others that the filter lets through. */
export function chosenLanes(
  { filter, pinned }: LaneChoice,
  buyers: readonly BuyerState[],
  found: ReadonlySet<number>,
  locks: number,
): readonly number[] {
  const first = buyers.filter(({ id }) => pinned.has(id));
  const rest = buyers.filter((buyer) => !pinned.has(buyer.id) && passes(buyer, filter, found));
  const lockLanes = Array.from({ length: locks }, (_, lock) => FIRST_LOCK_LANE + lock);
  return [STORE_LANE, ...lockLanes, ...[...first, ...rest].map(({ id }) => laneOf(id, locks))];
}

/** The lanes with the same content in a run with another number of locks; -1 for a lock that it does not have. */
export function lanesWith(
  lanes: readonly number[],
  locks: number,
  otherLocks: number,
): readonly number[] {
  return lanes.map((lane) => {
    if (lane > locks) {
      return lane - locks + otherLocks;
    }
    return lane <= otherLocks ? lane : -1;
  });
}

/** The outcomes of buyers that did not come to the end of their program. */
const UNFINISHED: ReadonlySet<Outcome | null> = new Set(['failed', 'stuck', 'cut-off']);

function passes(buyer: BuyerState, filter: LaneFilter, found: ReadonlySet<number>): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'found':
      return found.has(buyer.id);
    case 'bought':
      return buyer.tickets.some(({ written }) => written);
    case 'without':
      return buyer.outcome === 'sold-out';
    case 'failed':
      return buyer.dead || UNFINISHED.has(buyer.outcome);
    case 'pinned':
      return false;
  }
}

export function togglePin(choice: LaneChoice, buyer: number): LaneChoice {
  const pinned = new Set(choice.pinned);
  if (!pinned.delete(buyer)) {
    pinned.add(buyer);
  }
  return { ...choice, pinned };
}
