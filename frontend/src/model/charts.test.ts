import { expect, it } from 'vitest';
import { history } from '../testing/history';
import { simulate } from '../testing/simulate';
import { salesOverTime, stillWaiting, turns, waitBars } from './charts';
import type { RunEvent } from './events';
import { parseProgram } from './program';
import { complete } from './scenario';

const ask = (buyer: number) => ({ kind: 'lock-requested', buyer }) as const;
const get = (buyer: number) => ({ kind: 'lock-acquired', buyer }) as const;

const events = history(
  [0, ask(0)],
  [1, ask(1)],
  [2, ask(2)],
  [3, get(0)],
  [12, get(2)],
  [13, get(1)],
);

it('spreads waits over bars of one width', () => {
  const bars = waitBars(events, 4);
  expect(bars.map(({ count }) => count)).toEqual([0, 1, 0, 2]);
  expect(bars.at(-1)?.toNs).toBe(12e6);
  expect(waitBars([])).toEqual([]);
});

it('counts the buyers that the waits leave out: those that wait at the end', () => {
  const ended = (buyer: number, outcome: 'stuck' | 'cut-off' | 'killed') =>
    ({ kind: 'buyer-finished', buyer, outcome }) as const;
  const stuck = history(
    [0, ask(0)],
    [1, ask(1)],
    [1, ask(2)],
    [1, ask(3)],
    [1, ask(4)],
    [2, get(0)],
    [3, { kind: 'lock-timeout', buyer: 1 }],
    [4, ended(2, 'killed')],
    [5, ended(3, 'stuck')],
    [6, ended(4, 'cut-off')],
  );
  expect(stillWaiting(stuck)).toBe(2);
  expect(stillWaiting(events)).toBe(0);
});

it('counts those that a stop has killed while they waited, but not those that a fault has', () => {
  const killed = (buyer: number) => ({ kind: 'buyer-finished', buyer, outcome: 'killed' }) as const;
  const until = (reason: string) =>
    history(
      [0, ask(0)],
      [1, ask(1)],
      [2, ask(2)],
      [3, get(0)],
      [4, { kind: 'fault', buyer: 1, fault: 'crash' }],
      [5, killed(1)],
      [6, killed(0)],
      [7, killed(2)],
      [8, { kind: 'run-finished', reason }],
    );
  expect(stillWaiting(until('stopped'))).toBe(1);
  expect(stillWaiting(until('finished'))).toBe(0);
});

it('puts the order of asking against that of getting', () => {
  expect(turns(events)).toEqual([
    { buyer: 0, asked: 1, got: 1 },
    { buyer: 2, asked: 3, got: 2 },
    { buyer: 1, asked: 2, got: 3 },
  ]);
});

it('adds up sales, and only those', () => {
  const { program } = complete({});
  const sales = (shown: readonly RunEvent[]) => salesOverTime(shown, parseProgram(program));
  expect(sales(simulate(complete({ lock: { kind: 'semaphore' } })))).toHaveLength(1);
  expect(sales(simulate(complete({}))).length).toBeGreaterThan(1);
  expect(sales(history([1, { kind: 'wrote', buyer: 0, count: 0 }]))).toEqual([]);
});
