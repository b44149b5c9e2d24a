import { expect, it } from 'vitest';
import { progressOf, progressTone, safetyTone, verdictTone } from './answers';

it.each([
  ['held', 'finished', 'finished', 'good'],
  ['held', 'recovered', 'recovered', 'good'],
  ['held', 'stuck', 'stuck', 'stuck'],
  ['held', 'timed-out', 'cut-off', 'uneasy'],
  ['held', 'stopped', 'cut-off', 'uneasy'],
  ['held', 'interrupted', 'cut-off', 'uneasy'],
  ['violated', 'finished', 'finished', 'wrong'],
  ['violated', 'recovered', 'recovered', 'wrong'],
  ['violated', 'stuck', 'stuck', 'wrong'],
  ['violated', 'timed-out', 'cut-off', 'wrong'],
] as const)('a run that is %s and %s is %s and looks %s', (safety, liveness, progress, tone) => {
  expect(progressOf(liveness)).toBe(progress);
  expect(verdictTone({ safety, liveness })).toBe(tone);
});

it('gives each answer a tone of its own: what is safe is never red, who is stuck never green', () => {
  expect(safetyTone('held')).toBe('good');
  expect(safetyTone('violated')).toBe('wrong');
  expect(progressTone('stuck')).toBe('stuck');
  expect(progressTone('finished')).toBe('good');
});
