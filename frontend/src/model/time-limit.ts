import { LOCK_OPTIONS, SCENARIO_DEFAULTS } from '../schema/values';
import { gatesOf } from './gates';

const USUAL_MS = SCENARIO_DEFAULTS.timeLimitMs;
const MARGIN_MS = 10_000;
const LONGEST_MS = 60_000;
const SECOND_MS = 1_000;

/** What decides how long a buyer can wait in a run. */
export interface Waits {
  readonly store: string;
  readonly placement: {
    readonly hosts: number;
    readonly processes: number;
    readonly threads: number;
  };
  readonly rounds: number;
  readonly lock: { readonly kind: string; readonly [option: string]: unknown };
  readonly program: string;
  readonly faults: readonly { readonly forMs: number | null }[];
  readonly jitterMs: number;
}

/**
 * The time limit of a scenario that does not name one, in milliseconds: longer than the longest wait that the scenario
 * implies. That is the sum of the planned faults that last, a lease or a lock time-out, and a hold for each other
 * purchase. The server has the same rule; both pass the same vectors.
 */
export function defaultTimeLimitMs(waits: Waits): number {
  const lasting = waits.faults.reduce((sum, { forMs }) => sum + (forMs ?? 0), 0);
  const options = ['leaseMs', 'acquireTimeoutMs'].map((name) => chosenMs(waits.lock[name], name));
  const longest = lasting + Math.max(...options) + holdsMs(waits);
  const atLeast = Math.floor(longest / SECOND_MS) * SECOND_MS + MARGIN_MS;
  return Math.min(LONGEST_MS, Math.max(USUAL_MS, atLeast));
}

/** The value of an option that is not the default; the margin covers the default. */
function chosenMs(value: unknown, name: string): number {
  const standard = LOCK_OPTIONS.find((option) => option.name === name)?.default;
  return typeof value === 'number' && value !== standard ? value : 0;
}

function holdsMs(waits: Waits): number {
  if (waits.lock.kind === SCENARIO_DEFAULTS.lock.kind) {
    return 0;
  }
  const { hosts, processes, threads } = waits.placement;
  return (hosts * processes * threads * waits.rounds - 1) * longestHoldMs(waits);
}

/** The longest time that a buyer thinks, and writes to a file, under one of the locks. */
function longestHoldMs({ program, store, jitterMs }: Waits): number {
  let longest = 0;
  const holds = new Map<string, number>();
  for (const { keyword, ms, lock, section, acquires, releases } of gatesOf(program)) {
    const name = `${String(section)} ${lock ?? ''}`;
    if (acquires) {
      holds.set(name, 0);
    } else if (releases) {
      holds.delete(name);
    }
    const writing = keyword === 'write' && store === 'file' ? ms : 0;
    const takes = keyword === 'think' ? ms + jitterMs : writing;
    for (const [held, hold] of holds) {
      if (held.startsWith(`${String(section)} `)) {
        holds.set(held, hold + takes);
        longest = Math.max(longest, hold + takes);
      }
    }
  }
  return longest;
}
