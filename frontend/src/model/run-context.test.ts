import { expect, it } from 'vitest';
import { choosePace } from './draft';
import { differingParts } from './run-context';
import { complete, type PartialScenario } from './scenario';

const differing = (shown: PartialScenario, next: PartialScenario) =>
  differingParts(complete(shown), complete(next));

it('finds no difference between a scenario and the same with its defaults written out', () => {
  const written = { lock: { kind: 'redis', leaseMs: 2000, fencing: false, ownerCheck: true } };
  expect(differing({ lock: { kind: 'redis' } }, written)).toEqual([]);
});

it.each([
  [{ lock: { kind: 'semaphore' } }, ['lock']],
  [{ lock: { kind: 'redis', fencing: true } }, ['lock']],
  [{ store: 'memory', stock: 2 }, ['store', 'stock']],
  [{ placement: { hosts: 2 } }, ['placement']],
  [{ faults: [{ buyer: 0, at: 'write', kind: 'crash', forMs: null }] }, ['faults']],
  [{ program: 'read\ntake\nwrite' }, ['program']],
  [{ jitterMs: 5 }, ['jitterMs']],
] as const)('names what %j changes', (next, parts) => {
  expect(differing({}, next)).toEqual(parts);
});

it('tells another pace from another program', () => {
  const shown = complete({});
  expect(differingParts(shown, choosePace(shown, { thinkMs: 200 }))).toEqual(['think']);
  expect(differingParts(shown, choosePace(shown, { holdMs: 200 }))).toEqual(['hold']);
});

it('counts the mode and the recorded order of the shown run as no difference', () => {
  expect(differing({ mode: 'step', schedule: '0*3 1*3' }, {})).toEqual([]);
  expect(differing({}, { schedule: '0*3 1*3' })).toEqual(['schedule']);
});
