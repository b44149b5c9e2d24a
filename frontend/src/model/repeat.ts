import type { CatalogLock } from './catalog';
import { chooseLock } from './draft';
import { parseProgram } from './program';
import type { Scenario } from './scenario';
import { parseSchedule, type Turn, writeSchedule } from './schedule';

/** How to repeat a run: all of it, under another lock, or all but its last step. */
export type RepeatOrder =
  | { readonly kind: 'exactly' }
  | { readonly kind: 'under'; readonly lock: CatalogLock }
  | { readonly kind: 'earlier' };

/** The same buyers through the same gates in the same order. */
export function exactly(scenario: Scenario, schedule: string): Scenario {
  return { ...scenario, mode: 'free', schedule };
}

/** The same order under another lock, as far as the buyers can follow it there. */
export function underLock(scenario: Scenario, schedule: string, lock: CatalogLock): Scenario {
  const { scenario: changed } = chooseLock(exactly(scenario, schedule), lock);
  return { ...changed, schedule: writeSchedule(clip(entries(schedule), changed, lock)) };
}

/** The schedule but for its last turn; from there on, the user says who goes next. */
export function oneStepEarlier(scenario: Scenario, schedule: string): Scenario {
  const left = entries(schedule).slice(0, -1);
  return { ...scenario, mode: 'step', schedule: left.length === 0 ? null : writeSchedule(left) };
}

/** How many gates a schedule names. */
export function gateCount(schedule: string): number {
  return entries(schedule).filter(({ event }) => event === null).length;
}

/** A schedule is valid only for its program and placement; drop it when either changes. */
export function withPossibleSchedule(scenario: Scenario, before: Scenario): Scenario {
  const isOther =
    scenario.program !== before.program ||
    scenario.rounds !== before.rounds ||
    JSON.stringify(scenario.placement) !== JSON.stringify(before.placement);
  return scenario.schedule !== null && scenario.schedule === before.schedule && isOther
    ? { ...scenario, schedule: null }
    : scenario;
}

function entries(schedule: string): readonly Turn[] {
  return parseSchedule(schedule) ?? [];
}

/** A buyer that retried after a conflict passed more gates than a lock without conflicts has. */
function clip(turns: readonly Turn[], scenario: Scenario, lock: CatalogLock): readonly Turn[] {
  const most = lock.retries ? Infinity : mostGates(scenario);
  const passed = new Map<number, number>();
  return turns.filter(({ buyer, event }) => {
    if (event !== null) {
      return true;
    }
    const count = (passed.get(buyer) ?? 0) + 1;
    passed.set(buyer, count);
    return count <= most;
  });
}

/** The gates on the way through the program: one a step, one more at a block's end and amid a file's write. */
function mostGates({ program, rounds, store }: Scenario): number {
  const lines = parseProgram(program).map(({ keyword }) => keyword);
  const doubled = lines.filter(
    (keyword) => keyword === 'with lock' || (keyword === 'write' && store === 'file'),
  );
  return rounds * (lines.filter((keyword) => keyword !== null).length + doubled.length);
}
