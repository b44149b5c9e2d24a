import { expect, it } from 'vitest';
import { CATALOG } from '../testing/catalog';
import { changeFault, faultLines, planFault, stepsOf, withPossibleFaults } from './fault-plan';
import { complete, type Scenario } from './scenario';

const locked = complete({ lock: { kind: 'semaphore' } });

const plan = (scenario: Scenario, kind: string | null) =>
  planFault(scenario, CATALOG.faults.find((one) => one.kind === kind) ?? null, CATALOG);

it('offers each step of a program once', () => {
  expect(stepsOf(locked.program)).toEqual([
    'query',
    'lock',
    'think',
    'read',
    'take',
    'write',
    'unlock',
  ]);
});

it('hits the holder, before the write', () => {
  expect(plan(locked, 'crash').faults).toEqual([
    { buyer: 'holder', at: 'write', kind: 'crash', forMs: null },
  ]);
});

it('strikes the first buyer where there is no key', () => {
  expect(plan(complete({}), 'freeze').faults[0]?.buyer).toBe(0);
  const unlocked = complete({ lock: { kind: 'semaphore' }, program: 'read\ntake\nwrite' });
  expect(plan(unlocked, 'crash').faults[0]?.buyer).toBe(0);
});

it('gives a length to what lasts, and to nothing else', () => {
  const lengths = CATALOG.faults.map(({ kind }) => [kind, plan(locked, kind).faults[0]?.forMs]);
  expect(lengths.filter(([, forMs]) => forMs !== null)).toEqual([['slow', 3_000]]);
  const slow = changeFault(plan(locked, 'slow'), { forMs: 200 });
  expect(plan(slow, 'hang').faults[0]?.forMs).toBeNull();
});

it('keeps who and where when only what happens is changed', () => {
  const moved = changeFault(plan(locked, 'crash'), { buyer: 7, at: 'unlock' });
  expect(plan(moved, 'slow').faults).toEqual([
    { buyer: 7, at: 'unlock', kind: 'slow', forMs: 3_000 },
  ]);
  expect(plan(moved, null).faults).toEqual([]);
});

it('forgets what cannot happen any more', () => {
  const seventh = changeFault(plan(locked, 'crash'), { buyer: 7 });
  const fewer = { ...seventh, placement: { hosts: 1, processes: 3, threads: 1 } };
  expect(withPossibleFaults(fewer).faults).toEqual([]);
  expect(withPossibleFaults(seventh)).toBe(seventh);
  const other = { ...plan(locked, 'forget'), program: 'read\ntake' };
  expect(withPossibleFaults(other).faults).toEqual([]);
});

it('stands before the lines that it names by word or by number', () => {
  const planned = (at: string | number) =>
    complete({ faults: [{ buyer: 0, at, kind: 'crash', forMs: null }] });
  expect([...faultLines(planned('think'))]).toEqual([3, 6]);
  expect([...faultLines(planned(4))]).toEqual([4]);
});
