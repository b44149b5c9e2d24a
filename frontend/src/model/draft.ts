import { LOCK_OPTIONS } from '../schema/values';
import type { Catalog, CatalogLock, CatalogOption, CatalogPreset, Limits } from './catalog';
import { type Pace, paceOf, withPace } from './program';
import { complete, type Placement, type Scenario, type StoreKind } from './scenario';

/** A scenario after a change, and what else had to change with it. */
export interface Draft {
  readonly scenario: Scenario;
  readonly note: DraftNote | null;
}

export type DraftNote =
  | { readonly kind: 'store-changed'; readonly store: StoreKind }
  | { readonly kind: 'lock-removed'; readonly lock: string };

export function chooseLock(scenario: Scenario, lock: CatalogLock): Draft {
  const chosen = { ...scenario, lock: { kind: lock.kind } };
  const [store] = lock.stores;
  if (store === undefined || lock.stores.includes(scenario.store)) {
    return { scenario: chosen, note: null };
  }
  return { scenario: { ...chosen, store }, note: { kind: 'store-changed', store } };
}

export function chooseStore(
  scenario: Scenario,
  store: StoreKind,
  locks: readonly CatalogLock[],
): Draft {
  const lock = locks.find(({ kind }) => kind === scenario.lock.kind);
  if (lock === undefined || lock.stores.includes(store)) {
    return { scenario: { ...scenario, store }, note: null };
  }
  return {
    scenario: { ...scenario, store, lock: { kind: 'none' } },
    note: { kind: 'lock-removed', lock: lock.name },
  };
}

export function chooseProgram(scenario: Scenario, text: string): Scenario {
  const { thinkMs, holdMs } = paceOf(scenario.program);
  const own = paceOf(text);
  const pace: Pace = {
    thinkMs: thinkMs ?? own.thinkMs ?? 0,
    holdMs: holdMs ?? own.holdMs ?? 0,
  };
  return { ...scenario, program: withPace(text, pace) };
}

/** The preset that a program is, whatever its pace; null if it is none. */
export function programOf(scenario: Scenario, programs: Catalog['programs']): string | null {
  const still: Pace = { thinkMs: 0, holdMs: 0 };
  const own = withPace(scenario.program, still);
  return programs.find(({ text }) => withPace(text, still) === own)?.id ?? null;
}

export function choosePace(scenario: Scenario, change: Partial<Pace>): Scenario {
  const { thinkMs, holdMs } = paceOf(scenario.program);
  const pace = { thinkMs: thinkMs ?? 0, holdMs: holdMs ?? 0, ...change };
  return { ...scenario, program: withPace(scenario.program, pace) };
}

export type PlacementKey = keyof Placement;

/** Whether a placement fits into one run. */
export function fits({ hosts, processes, threads }: Placement, limits: Limits): boolean {
  return (
    Math.min(hosts, processes, threads) >= 1 &&
    hosts <= limits.hosts &&
    hosts * processes <= limits.processes &&
    hosts * processes * threads <= limits.buyers
  );
}

/**
 * One more or less of something. Where one more would not fit, the others make room: four hosts
 * of ten processes each are too many, four of eight are not.
 */
export function stepPlacement(
  placement: Placement,
  key: PlacementKey,
  step: 1 | -1,
  limits: Limits,
): Placement | null {
  const wanted = { ...placement, [key]: placement[key] + step };
  if (wanted[key] < 1 || (key === 'hosts' && wanted.hosts > limits.hosts)) {
    return null;
  }
  const tooManyProcesses = () => wanted.hosts * wanted.processes > limits.processes;
  while (key !== 'processes' && tooManyProcesses() && wanted.processes > 1) {
    wanted.processes--;
  }
  const last = key === 'threads' ? 'processes' : 'threads';
  while (!fits(wanted, limits) && wanted[last] > 1) {
    wanted[last]--;
  }
  return fits(wanted, limits) ? wanted : null;
}

export function setOption(
  scenario: Scenario,
  name: string,
  value: number | boolean | null,
): Scenario {
  return { ...scenario, lock: { ...scenario.lock, [name]: value } };
}

const LEASE = 'leaseMs';
const LEASE_FACTOR = 10;

/** A lease of ten times the present length, and of at least the usual one. */
export function lengthenLease(scenario: Scenario): Scenario {
  const usual = LOCK_OPTIONS.find(({ name }) => name === LEASE)?.default;
  const least = typeof usual === 'number' ? usual : 0;
  const present = scenario.lock[LEASE];
  const longer = LEASE_FACTOR * (typeof present === 'number' ? present : least);
  return setOption(scenario, LEASE, Math.max(least, longer));
}

/** The preset that a scenario is, whatever its title; null when something was changed. */
export function presetOf(scenario: Scenario, catalog: Catalog): CatalogPreset | null {
  const own = fingerprint(scenario, catalog.options);
  return (
    catalog.presets.find(
      (preset) => fingerprint(complete(preset.scenario), catalog.options) === own,
    ) ?? null
  );
}

/** The same text for the same scenario: members sorted, options that have their default left out. */
function fingerprint(scenario: Scenario, options: readonly CatalogOption[]): string {
  const isDefault = (name: string, value: unknown) =>
    options.some((option) => option.name === name && option.default === value);
  const lock = Object.entries(scenario.lock).filter(([name, value]) => !isDefault(name, value));
  return JSON.stringify({ ...scenario, title: '', lock: Object.fromEntries(lock) }, sorted);
}

function sorted(_: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}
