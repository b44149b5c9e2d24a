import type { Catalog } from '../model/catalog';
import type { PlannedFault, Scenario } from '../model/scenario';
import type { Texts } from './en';

/** How many hosts, processes, threads and rounds; what is one goes without saying, except for processes. */
export function buyersText({ placement, rounds }: Scenario, { runStrip }: Texts): string[] {
  const { hosts, processes, threads } = placement;
  return [
    ...(hosts === 1 ? [] : [runStrip.hosts(hosts)]),
    runStrip.processes(hosts * processes),
    ...(threads === 1 ? [] : [runStrip.threads(threads)]),
    ...(rounds === 1 ? [] : [runStrip.rounds(rounds)]),
  ];
}

export function faultText(
  { kind, at, buyer }: PlannedFault,
  catalog: Catalog | null,
  texts: Texts,
): string {
  const who = buyer === 'holder' ? texts.controls.faultHolder : texts.buyer(buyer);
  return texts.runStrip.fault(nameOf(catalog?.faults, kind), who, String(at));
}

/** The name of a kind of lock, store or fault; without a catalog, its code. */
export function nameOf(
  all: readonly { readonly kind: string; readonly name: string }[] | undefined,
  wanted: string,
): string {
  return all?.find(({ kind }) => kind === wanted)?.name ?? wanted;
}
