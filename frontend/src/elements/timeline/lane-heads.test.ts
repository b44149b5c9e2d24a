import { expect, it } from 'vitest';
import { setupOf } from '../../model/run-state';
import { complete } from '../../model/scenario';
import { en } from '../../texts/en';
import { zh } from '../../texts/zh';
import { headsOf } from './lane-heads';

function namesOf(program: string, kind = 'semaphore', texts = en) {
  const scenario = complete({ program, lock: { kind }, placement: { processes: 2 } });
  const lanes = [0, 1, 2, 3, 4];
  return headsOf(lanes, setupOf(scenario), new Set(), texts).map(({ name }) => name);
}

it('names the lane of each lock', () => {
  const program = 'with lock A:\n  lock B';
  expect(namesOf(program)).toEqual(['tickets', 'Lock A', 'Lock B', 'buyer 0', 'buyer 1']);
  expect(namesOf(program, 'semaphore', zh).slice(1, 3)).toEqual(['锁 A', '锁 B']);
  expect(namesOf(program, 'none').slice(1, 3)).toEqual(['A: no lock', 'B: no lock']);
});

it('names the lane of the only lock as the key', () => {
  expect(namesOf('lock\nread').slice(0, 3)).toEqual(['tickets', 'key', 'buyer 0']);
  expect(namesOf('lock\nread', 'none')[1]).toBe('no lock');
});
