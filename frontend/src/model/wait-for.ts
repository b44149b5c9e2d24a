import type { BuyerState, RunState } from './run-state';
import type { Reach } from './scenario';
import { claimOf, conflicts, WaitForGraph } from './wait-for-graph';

/** A holder's state. `unaware`: another buyer has acquired the lock since, and the holder does not know. */
export type HolderCondition =
  'working' | 'thrown' | 'done' | 'hung' | 'dead' | 'frozen' | 'unaware';

export interface Holder {
  readonly buyer: number;
  readonly condition: HolderCondition;
}

/** The holders and waiters of one lock. A lock of host or process reach is one for each host or process. */
export interface Wait {
  /** In the order of acquisition. */
  readonly holders: readonly Holder[];
  readonly waiters: readonly number[];
}

/** Who waits for whom at one moment; locks without waiters and with working holders only are left out. */
export function waitsAt(state: RunState, reach: Reach): readonly Wait[] {
  if (reach === 'none') {
    return [];
  }
  const graph = graphOf(state);
  return placesOf(state.buyers, reach)
    .map((buyers) => graph.among(buyers))
    .flatMap((here) => here.locks.map((lock) => waitFor(lock, here, state)))
    .filter(
      ({ holders, waiters }) =>
        waiters.length > 0 || holders.some(({ condition }) => condition !== 'working'),
    );
}

/** The buyers of each place in which a lock exists once. */
function placesOf(
  buyers: readonly BuyerState[],
  reach: Exclude<Reach, 'none'>,
): readonly (readonly number[])[] {
  const places = new Map<number, number[]>();
  for (const buyer of buyers) {
    const place = placeOf(buyer, reach);
    places.set(place, [...(places.get(place) ?? []), buyer.id]);
  }
  return [...places.values()];
}

function graphOf(state: RunState): WaitForGraph {
  const requests = state.buyers.flatMap((buyer) => {
    const { id, activity, dead, outcome, request } = buyer;
    const isStuck = outcome === 'stuck' && !state.holds.some((hold) => hold.buyer === id);
    return !dead && (activity === 'waiting' || isStuck) ? [request ?? claimOf({ buyer: id })] : [];
  });
  return new WaitForGraph(state.holds, requests);
}

function waitFor(lock: string, graph: WaitForGraph, { buyers }: RunState): Wait {
  const holds = graph.holdsOf(lock);
  const newest = holds.at(-1);
  return {
    holders: holds.flatMap((hold) => {
      const buyer = buyers[hold.buyer];
      const isCurrent = newest === undefined || hold === newest || !conflicts(hold, newest);
      return buyer === undefined
        ? []
        : [{ buyer: hold.buyer, condition: conditionOf(buyer, isCurrent) }];
    }),
    waiters: graph.requestsFor(lock).map(({ buyer }) => buyer),
  };
}

/** @param isCurrent whether no other buyer has acquired the lock since */
function conditionOf(buyer: BuyerState, isCurrent: boolean): HolderCondition {
  if (buyer.dead) {
    return 'dead';
  }
  if (buyer.frozen) {
    return 'frozen';
  }
  if (buyer.outcome === 'failed') {
    return 'thrown';
  }
  if (buyer.outcome === 'stuck') {
    return 'hung';
  }
  if (buyer.outcome !== null && buyer.outcome !== 'cut-off') {
    return 'done';
  }
  return isCurrent ? 'working' : 'unaware';
}

function placeOf({ address }: BuyerState, reach: Exclude<Reach, 'none'>): number {
  switch (reach) {
    case 'process':
      return address.process;
    case 'host':
      return address.host;
    case 'cluster':
      return 0;
  }
}
