import { DEFAULT_SCENARIO, type PlannedFault, type Scenario } from '../model/scenario';

const TITLES = [
  'last ticket',
  '最后一张票',
  '\u202eevil',
  '<script>alert(1)</script>',
  '🎫',
  '"\\',
];
const LINES = ['query', 'lock', 'read', 'take', 'think 10', 'write 5', 'unlock', '# 说明 \u0007'];
const KINDS = ['none', 'semaphore', 'redis', 'lock-file'];
const FAULTS = ['crash', 'freeze', 'torn-write'];

/** A repeatable source of numbers from 0 up to, but without, 1 (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A scenario of any shape that a link can carry. */
export function randomScenario(random: () => number): Scenario {
  const below = (n: number) => Math.floor(random() * n);
  const pick = <E>(values: readonly [E, ...E[]]) => values[below(values.length)] ?? values[0];
  const maybe = <E>(value: E, standard: E) => (below(3) === 0 ? value : standard);
  const fault = (): PlannedFault => ({
    buyer: below(2) === 0 ? 'holder' : below(10),
    at: below(2) === 0 ? 'write' : 1 + below(8),
    kind: pick(FAULTS as [string, ...string[]]),
    forMs: maybe<number | null>(1 + below(60_000), null),
  });
  const lines = Array.from({ length: 1 + below(12) }, () => pick(LINES as [string, ...string[]]));
  return {
    version: 1,
    title: maybe(
      `${pick(TITLES as [string, ...string[]])} ${String(below(100))}`,
      'The last ticket',
    ),
    stock: maybe(below(1_000_001), 1),
    store: maybe(pick(['memory', 'database']), 'file'),
    placement: maybe(
      { hosts: 1 + below(4), processes: 1 + below(8), threads: 1 + below(2) },
      DEFAULT_SCENARIO.placement,
    ),
    rounds: maybe(1 + below(10_000), 1),
    lock: {
      kind: pick(KINDS as [string, ...string[]]),
      ...(below(3) === 0 ? { leaseMs: 50 + below(1_900) } : {}),
      ...(below(3) === 0 ? { fencing: true } : {}),
      ...(below(3) === 0 ? { acquireTimeoutMs: 1 + below(60_000) } : {}),
    },
    program: maybe(lines.join('\n').trimEnd(), DEFAULT_SCENARIO.program),
    faults: Array.from({ length: maybe(below(4), 0) }, fault),
    mode: maybe('step', 'free'),
    schedule: maybe<string | null>('0*3 1!crash 0!slow:50 0', null),
    seed: maybe(below(2 ** 31), 1),
    jitterMs: maybe(below(1_001), 0),
    timeLimitMs: maybe(100 + below(59_901), 30_000),
  };
}
