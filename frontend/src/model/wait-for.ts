import type { BuyerState, RunState } from './run-state';
import type { Reach } from './scenario';

/** A holder's state. `unaware`: another buyer has got the key since, without its knowing. */
export type HolderCondition =
  'working' | 'thrown' | 'done' | 'hung' | 'dead' | 'frozen' | 'unaware';

export interface Holder {
  readonly buyer: number;
  readonly condition: HolderCondition;
}

/** The waiting at one lock: at one for all, or at that of one host or one process. */
export interface Wait {
  /** In the order of getting the key. */
  readonly holders: readonly Holder[];
  readonly waiters: readonly number[];
}

/** Who waits for whom at one moment; locks at which nobody waits and nothing is odd are left out. */
export function waitsAt(state: RunState, reach: Reach): readonly Wait[] {
  if (reach === 'none') {
    return [];
  }
  const places = new Map<number, BuyerState[]>();
  for (const buyer of state.buyers) {
    const place = placeOf(buyer, reach);
    places.set(place, [...(places.get(place) ?? []), buyer]);
  }
  return [...places.values()]
    .map((buyers) => waitAmong(buyers, state))
    .filter(
      ({ holders, waiters }) =>
        waiters.length > 0 || holders.some(({ condition }) => condition !== 'working'),
    );
}

function waitAmong(buyers: readonly BuyerState[], state: RunState): Wait {
  const here = state.holders.filter((holder) => buyers.some(({ id }) => id === holder));
  const newest = here.at(-1);
  return {
    holders: here.flatMap((id) => {
      const buyer = state.buyers[id];
      return buyer === undefined ? [] : [{ buyer: id, condition: conditionOf(buyer, newest) }];
    }),
    waiters: buyers
      .filter(
        ({ id, doing, dead, outcome }) =>
          !dead && (doing === 'waiting' || (outcome === 'stuck' && !here.includes(id))),
      )
      .map(({ id }) => id),
  };
}

function conditionOf(buyer: BuyerState, newest: number | undefined): HolderCondition {
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
  if (buyer.outcome !== null) {
    return 'done';
  }
  return buyer.id === newest ? 'working' : 'unaware';
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
