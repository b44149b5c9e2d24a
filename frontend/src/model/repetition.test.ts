import { expect, it } from 'vitest';
import type { RunEvent } from './events';
import { outcomeOf } from './repetition';

const read = (seq: number, buyer: number): RunEvent => ({
  kind: 'read',
  seq,
  t: seq,
  buyer,
  count: 1,
  version: 0,
});
const end = (seq: number, reason: string): RunEvent => ({
  kind: 'run-finished',
  seq,
  t: seq,
  reason,
});

it('says that a repetition brought the same', () => {
  const run = [read(1, 0), end(2, 'stopped')];
  expect(outcomeOf(run, run)).toEqual({ kind: 'same' });
});

it.each(['stopped', 'timed-out', 'interrupted'])(
  'says that a repetition goes on where the recorded run was ended (%s)',
  (reason) => {
    const recorded = [read(1, 0), end(2, reason)];
    const repeated = [read(1, 0), read(2, 1), end(3, 'finished')];
    expect(outcomeOf(recorded, repeated)).toMatchObject({ kind: 'goes-on', left: null });
  },
);

it('says where two runs part that came to their ends by themselves', () => {
  const recorded = [read(1, 0), end(2, 'finished')];
  const repeated = [read(1, 0), read(2, 1), end(3, 'finished')];
  expect(outcomeOf(recorded, repeated)).toMatchObject({ kind: 'parted', left: null });
});

it('says where two runs part even if the recorded one was ended', () => {
  const recorded = [read(1, 0), end(2, 'stopped')];
  const repeated = [{ ...read(1, 0), count: 0 } as RunEvent, end(2, 'finished')];
  expect(outcomeOf(recorded, repeated)).toMatchObject({ kind: 'parted' });
});
