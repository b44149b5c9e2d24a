import type { Schemas } from '../schema/api';
import { REACHES, SCENARIO_DEFAULTS } from '../schema/values';
import { versionOf } from './program';
import { defaultTimeLimitMs } from './time-limit';

type ScenarioSchema = Schemas['Scenario'];

/** Everything that determines a run; the same JSON that the server accepts and returns. */
export interface Scenario extends Omit<ScenarioSchema, 'lock'> {
  readonly lock: LockChoice;
}

export type StoreKind = ScenarioSchema['store'];

/** `processes` are those on each host, `threads` those in each process. */
export type Placement = ScenarioSchema['placement'];

export type OptionValue = number | boolean | null;

/** A kind of lock and the options that differ from their defaults. The catalog says which options a kind has. */
export interface LockChoice {
  readonly kind: string;
  readonly [option: string]: string | OptionValue;
}

/** An option of a lock in milliseconds; null where it is not set. */
export function optionMs(lock: LockChoice, option: string): number | null {
  const value = lock[option];
  return typeof value === 'number' ? value : null;
}

/** A fault at a gate. Its kind may be one that this page does not know. */
export type PlannedFault = ScenarioSchema['faults'][number];

/** A scenario as people write it: what is left out has its default. */
export type PartialScenario = Partial<Omit<Scenario, 'placement'>> & {
  readonly placement?: Partial<Placement>;
};

/** A changed scenario; its time limit follows the change, unless the user has set one. */
export function withTimeLimit(changed: Scenario, before: Scenario): Scenario {
  const isDefault = changed.timeLimitMs === defaultTimeLimitMs(before);
  return isDefault && changed.timeLimitMs !== defaultTimeLimitMs(changed)
    ? { ...changed, timeLimitMs: defaultTimeLimitMs(changed) }
    : changed;
}

/** A changed scenario in the first version of the format in which its program can be written. */
export function withVersion(changed: Scenario): Scenario {
  const version = versionOf(changed.program);
  return version === changed.version ? changed : { ...changed, version };
}

export const DEFAULT_SCENARIO: Scenario = SCENARIO_DEFAULTS;

export function complete(partial: PartialScenario): Scenario {
  const placement = { ...DEFAULT_SCENARIO.placement, ...partial.placement };
  const untimed = { ...DEFAULT_SCENARIO, ...partial, placement };
  return { ...untimed, timeLimitMs: partial.timeLimitMs ?? defaultTimeLimitMs(untimed) };
}

export function buyerCount({ hosts, processes, threads }: Placement): number {
  return hosts * processes * threads;
}

/** Where a buyer lives; all three are numbered from 0, `process` across all hosts. */
export interface Address {
  readonly host: number;
  readonly process: number;
  readonly thread: number;
}

export function addressOf(buyer: number, { processes, threads }: Placement): Address {
  const process = Math.floor(buyer / threads);
  return { host: Math.floor(process / processes), process, thread: buyer % threads };
}

/** How far a lock is visible, from the narrowest to the widest. */
export type Reach = (typeof REACHES)[number];

/** The reach that the buyers' lock needs: the smallest place that contains all buyers. */
export function neededReach({ hosts, processes }: Placement): Reach {
  if (hosts > 1) {
    return 'cluster';
  }
  return processes > 1 ? 'host' : 'process';
}

export function covers(reach: Reach, needed: Reach): boolean {
  return REACHES.indexOf(reach) >= REACHES.indexOf(needed);
}
