import { expect, it } from 'vitest';
import shared from '../../../src/test/resources/time-limit-vectors.json';
import { addressOf, complete, covers, DEFAULT_SCENARIO, neededReach } from './scenario';
import { canonical, readScenario } from './scenario-json';

it('finds where a buyer lives', () => {
  const placement = { hosts: 2, processes: 3, threads: 4 };
  expect(addressOf(0, placement)).toEqual({ host: 0, process: 0, thread: 0 });
  expect(addressOf(13, placement)).toEqual({ host: 1, process: 3, thread: 1 });
  expect(addressOf(23, placement)).toEqual({ host: 1, process: 5, thread: 3 });
});

it('knows how far a lock has to reach', () => {
  expect(neededReach({ hosts: 1, processes: 1, threads: 8 })).toBe('process');
  expect(neededReach({ hosts: 1, processes: 10, threads: 1 })).toBe('host');
  expect(neededReach({ hosts: 2, processes: 1, threads: 1 })).toBe('cluster');
  expect(covers('host', 'cluster')).toBe(false);
  expect(covers('cluster', 'process')).toBe(true);
  expect(covers('none', 'process')).toBe(false);
});

it('fills in what a scenario leaves out', () => {
  expect(complete({ stock: 3, placement: { hosts: 2 } })).toMatchObject({
    stock: 3,
    placement: { hosts: 2, processes: 10, threads: 1 },
    store: 'file',
  });
});

it('has the kind of a lock before its options, as the controls do', () => {
  const read = readScenario({ version: 1, lock: { leaseMs: 500, kind: 'redis' } });
  expect(JSON.stringify(read?.lock)).toBe('{"kind":"redis","leaseMs":500}');
});

it.each(shared.vectors)(
  'has the time limit that the server computes: $name',
  ({ scenario, limitMs }) => {
    const read = readScenario({ version: 1, ...scenario }) ?? DEFAULT_SCENARIO;
    expect(read.timeLimitMs).toBe(limitMs);
    expect(canonical(read).includes('timeLimitMs')).toBe('timeLimitMs' in scenario);
  },
);
