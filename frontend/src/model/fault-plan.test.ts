import { expect, it } from 'vitest';
import { changeFault, faultLines, planFault, stepsOf, withPossibleFaults } from './fault-plan';
import { complete } from './scenario';

const locked = complete({ lock: { kind: 'semaphore' } });

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

it('strikes whoever has the key, before the write', () => {
  expect(planFault(locked, 'crash').faults).toEqual([
    { buyer: 'holder', at: 'write', kind: 'crash', forMs: null },
  ]);
});

it('strikes the first buyer where there is no key', () => {
  expect(planFault(complete({}), 'freeze').faults[0]?.buyer).toBe(0);
});

it('keeps who and where when only what happens is changed', () => {
  const moved = changeFault(planFault(locked, 'crash'), { buyer: 7, at: 'unlock' });
  expect(planFault(moved, 'slow').faults).toEqual([
    { buyer: 7, at: 'unlock', kind: 'slow', forMs: 3_000 },
  ]);
  expect(planFault(moved, null).faults).toEqual([]);
});

it('forgets what cannot happen any more', () => {
  const seventh = changeFault(planFault(locked, 'crash'), { buyer: 7 });
  const fewer = { ...seventh, placement: { hosts: 1, processes: 3, threads: 1 } };
  expect(withPossibleFaults(fewer).faults).toEqual([]);
  expect(withPossibleFaults(seventh)).toBe(seventh);
  const other = { ...planFault(locked, 'forget'), program: 'read\ntake' };
  expect(withPossibleFaults(other).faults).toEqual([]);
});

it('stands before the lines that it names by word or by number', () => {
  const planned = (at: string | number) =>
    complete({ faults: [{ buyer: 0, at, kind: 'crash', forMs: null }] });
  expect([...faultLines(planned('think'))]).toEqual([3, 6]);
  expect([...faultLines(planned(4))]).toEqual([4]);
});
