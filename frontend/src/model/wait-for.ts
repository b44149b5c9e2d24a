import type { BuyerState, RunState } from './run-state';
import type { Reach } from './scenario';
import { type Claim, claimOf, isSame, WaitForGraph } from './wait-for-graph';

/** A holder's state. `unaware`: another buyer has acquired the lock since, and the holder does not know. */
export type HolderCondition =
  'working' | 'thrown' | 'done' | 'hung' | 'dead' | 'frozen' | 'unaware';

export interface Holder {
  readonly buyer: number;
  readonly condition: HolderCondition;
}

/** The holders and waiters of one lock. A lock of host or process reach is one for each host or process. */
export interface Wait {
  /** The name of the lock. */
  readonly lock: string;
  /** Whether a waiter and a holder of the lock are part of a cycle: each waits for the next one. */
  readonly isInCycle: boolean;
  /** In the order of acquisition. */
  readonly holders: readonly Holder[];
  readonly waiters: readonly number[];
}

/** Who waits for whom at one moment; locks without waiters and with working holders only are left out. */
export function waitsAt(state: RunState, reach: Reach): readonly Wait[] {
  return graphsAt(state, reach)
    .flatMap((graph) => graph.locks.map((lock) => waitFor(lock, graph, state)))
    .filter(
      ({ holders, waiters }) =>
        waiters.length > 0 || holders.some(({ condition }) => condition !== 'working'),
    );
}

/** The wait-for graph of each place in which the locks exist once. */
export function graphsAt(state: RunState, reach: Reach): readonly WaitForGraph[] {
  if (reach === 'none') {
    return [];
  }
  const requests = state.buyers.flatMap((buyer) => requestOf(buyer, state.holds) ?? []);
  const graph = new WaitForGraph(state.holds, requests);
  return placesOf(state.buyers, reach).map((buyers) => graph.among(buyers));
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

/** The request that a buyer waits with; null if it does not wait. */
export function requestOf(
  { id, activity, dead, outcome, request }: BuyerState,
  holds: readonly Claim[],
): Claim | null {
  const waits = request !== null && !holds.some((hold) => isSame(hold, request));
  const isWaiting = activity === 'waiting' || (outcome === 'stuck' && waits);
  return isWaiting && !dead ? (request ?? claimOf({ buyer: id })) : null;
}

function waitFor(lock: string, graph: WaitForGraph, { buyers }: RunState): Wait {
  const waiters = graph.requestsFor(lock).map(({ buyer }) => buyer);
  return {
    lock,
    isInCycle: graph.cycleEdges().some(({ hold }) => hold.lock === lock),
    holders: graph.holdsOf(lock).flatMap((hold) => {
      const buyer = buyers[hold.buyer];
      return buyer === undefined
        ? []
        : [{ buyer: hold.buyer, condition: conditionOf(buyer, hold, graph) }];
    }),
    waiters,
  };
}

function conditionOf(buyer: BuyerState, hold: Claim, graph: WaitForGraph): HolderCondition {
  if (buyer.dead) {
    return 'dead';
  }
  if (buyer.frozen) {
    return 'frozen';
  }
  if (buyer.outcome === 'failed') {
    return 'thrown';
  }
  if (buyer.outcome === 'stuck' && !graph.requests.some((request) => request.buyer === buyer.id)) {
    return 'hung';
  }
  if (buyer.outcome !== null && buyer.outcome !== 'stuck' && buyer.outcome !== 'cut-off') {
    return 'done';
  }
  return graph.isCurrent(hold) ? 'working' : 'unaware';
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
