import type { TourStop } from '../../app/lock-tour';
import type { Catalog } from '../../model/catalog';

/** What a run of a tour is called in the language of the catalog. */
export interface StopNames {
  readonly lock: string;
  /** The planned faults; empty for none. */
  readonly harm: string;
}

export function stopNames({ scenario }: TourStop, catalog: Catalog | null): StopNames {
  const nameIn = (kinds: readonly { kind: string; name: string }[] | undefined, kind: string) =>
    kinds?.find((one) => one.kind === kind)?.name ?? kind;
  return {
    lock: nameIn(catalog?.locks, scenario.lock.kind),
    harm: scenario.faults.map(({ kind }) => nameIn(catalog?.faults, kind)).join(', '),
  };
}

/** How many locks a tour visits; with several faults it has more runs than locks. */
export function lockCount(stops: readonly TourStop[]): number {
  return new Set(stops.map(({ scenario }) => scenario.lock.kind)).size;
}
