import { LOCK_OPTIONS, MODES, STORE_KINDS } from '../schema/values';
import { Members } from './members';
import { versionOf } from './program';
import { KEYWORDS } from './program-step';
import { normalProgram } from './program-text';
import {
  buyerCount,
  DEFAULT_SCENARIO,
  type LockChoice,
  type OptionValue,
  type Placement,
  type PlannedFault,
  type Scenario,
} from './scenario';
import { parseSchedule, writeSchedule } from './schedule';
import { defaultTimeLimitMs } from './time-limit';

/** The latest version of the format; this page reads all up to it, and writes the first that says what it has to. */
export const SCENARIO_VERSION = 2;

/** More than a server accepts; more would block the page. */
const MOST_BUYERS = 1_024;
const MOST_FAULTS = 64;
const MOST_TITLE = 120;
const MOST_PROGRAM = 8_000;
const MOST_SCHEDULE = 60_000;
const MAX_INT = 0x7fffffff;

const LOCK_DEFAULTS: Readonly<Record<string, string | OptionValue>> = {
  kind: DEFAULT_SCENARIO.lock.kind,
  ...Object.fromEntries(LOCK_OPTIONS.map((option) => [option.name, option.default])),
};

/** The same text for the same scenario, here and on the server: what differs from the default, in a fixed order. */
export function canonical(scenario: Scenario): string {
  const members: Record<string, unknown> = { version: versionOf(scenario.program) };
  for (const name of ['title', 'stock', 'store'] as const) {
    put(members, name, scenario[name], DEFAULT_SCENARIO[name]);
  }
  putAll(members, 'placement', scenario.placement, { ...DEFAULT_SCENARIO.placement });
  put(members, 'rounds', scenario.rounds, DEFAULT_SCENARIO.rounds);
  putAll(members, 'lock', scenario.lock, LOCK_DEFAULTS);
  put(members, 'program', normalProgram(scenario.program), DEFAULT_SCENARIO.program);
  if (scenario.faults.length > 0) {
    members['faults'] = scenario.faults.map(shortFault);
  }
  put(members, 'mode', scenario.mode, DEFAULT_SCENARIO.mode);
  put(members, 'schedule', normalSchedule(scenario.schedule), null);
  for (const name of ['seed', 'jitterMs'] as const) {
    put(members, name, scenario[name], DEFAULT_SCENARIO[name]);
  }
  put(members, 'timeLimitMs', scenario.timeLimitMs, defaultTimeLimitMs(scenario));
  return JSON.stringify(members);
}

/** A scenario out of foreign JSON, checked far enough to be shown; null for anything else. */
export function readScenario(value: unknown): Scenario | null {
  const members = new Members(value);
  const program = normalProgram(members.text('program', DEFAULT_SCENARIO.program, MOST_PROGRAM));
  members.require(members.integer('version', 0, 1, SCENARIO_VERSION) >= versionOf(program));
  const untimed = {
    version: versionOf(program),
    title: members.text('title', DEFAULT_SCENARIO.title, MOST_TITLE),
    stock: members.integer('stock', DEFAULT_SCENARIO.stock, 0, 1_000_000),
    store: members.choice('store', DEFAULT_SCENARIO.store, STORE_KINDS),
    placement: readPlacement(members.object('placement')),
    rounds: members.integer('rounds', DEFAULT_SCENARIO.rounds, 1, 10_000),
    lock: readLock(members.object('lock')),
    program,
    faults: members.list('faults', MOST_FAULTS).map(readFault),
    mode: members.choice('mode', DEFAULT_SCENARIO.mode, MODES),
    schedule: readSchedule(members),
    seed: members.integer('seed', DEFAULT_SCENARIO.seed, 0, MAX_INT),
    jitterMs: members.integer('jitterMs', DEFAULT_SCENARIO.jitterMs, 0, 1_000),
  };
  const standard = defaultTimeLimitMs(untimed);
  const scenario: Scenario = {
    ...untimed,
    timeLimitMs: members.integer('timeLimitMs', standard, 100, MAX_INT),
  };
  members.require(buyerCount(scenario.placement) <= MOST_BUYERS);
  return members.isValid ? scenario : null;
}

function readPlacement(members: Members): Placement {
  const { hosts, processes, threads } = DEFAULT_SCENARIO.placement;
  return {
    hosts: members.integer('hosts', hosts, 1, MOST_BUYERS),
    processes: members.integer('processes', processes, 1, MOST_BUYERS),
    threads: members.integer('threads', threads, 1, MOST_BUYERS),
  };
}

function readLock(members: Members): LockChoice {
  const kind = members.word('kind', DEFAULT_SCENARIO.lock.kind);
  const chosen = LOCK_OPTIONS.map((option) => [option.name, readOption(members, option)] as const);
  const options = chosen.filter(([name, value]) => value !== null && value !== LOCK_DEFAULTS[name]);
  // The kind first, as everywhere: scenarios are compared as JSON.
  return { kind, ...Object.fromEntries(options) };
}

/** Only the sign of a number is checked; its limits are the server's. */
function readOption(
  members: Members,
  { name, default: standard, min }: (typeof LOCK_OPTIONS)[number],
): OptionValue {
  return typeof standard === 'boolean'
    ? members.flag(name, standard)
    : members.optionalInteger(name, Math.min(min, 1), MAX_INT);
}

function readFault(members: Members): PlannedFault {
  const at = members.numberOr('at', [...KEYWORDS, 'with lock:']);
  return {
    buyer: members.numberOr('buyer', ['holder']),
    at: at === 'with lock:' ? 'with lock' : at,
    kind: members.word('kind', null),
    forMs: members.optionalInteger('forMs', 1, MAX_INT),
  };
}

function readSchedule(members: Members): string | null {
  const text = members.optionalText('schedule', MOST_SCHEDULE);
  const schedule = normalSchedule(text);
  members.require(text === null || schedule !== null);
  return schedule;
}

/** Without repeats written out; null where there is none or it cannot be read. */
function normalSchedule(schedule: unknown): string | null {
  const turns = typeof schedule === 'string' ? parseSchedule(schedule) : null;
  return turns === null ? null : writeSchedule(turns);
}

function shortFault({ buyer, at, kind, forMs }: PlannedFault): Record<string, unknown> {
  const line = /^\d+$/.test(String(at)) ? Number(at) : at;
  return { buyer, at: line, kind, ...(forMs === null ? {} : { forMs }) };
}

function put(
  members: Record<string, unknown>,
  name: string,
  value: unknown,
  standard: unknown,
): void {
  if (value !== standard) {
    members[name] = value;
  }
}

function putAll(
  members: Record<string, unknown>,
  name: string,
  values: object,
  standards: Readonly<Record<string, unknown>>,
): void {
  const changed: Record<string, unknown> = {};
  const given = new Map(Object.entries(values));
  for (const [key, standard] of Object.entries(standards)) {
    put(changed, key, given.has(key) ? (given.get(key) as unknown) : standard, standard);
  }
  if (Object.keys(changed).length > 0) {
    members[name] = changed;
  }
}
