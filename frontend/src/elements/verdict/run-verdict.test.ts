import { expect, it } from 'vitest';
import type { Liveness, Safety, Verdict } from '../../model/run';
import { toneOf } from './run-verdict';

const verdict = (safety: Safety, liveness: Liveness): Verdict => ({
  safety,
  liveness,
  sentence: '',
  findings: [],
  figures: {},
});

it.each([
  ['violated', 'finished', 'wrong'],
  ['held', 'stuck', 'stuck'],
  ['held', 'finished', 'good'],
  ['held', 'recovered', 'good'],
  ['held', 'stopped', 'uneasy'],
  ['held', 'timed-out', 'uneasy'],
  ['held', 'interrupted', 'uneasy'],
] as const)('a run that is %s and %s looks %s', (safety, liveness, tone) => {
  expect(toneOf(verdict(safety, liveness), false)).toBe(tone);
});

it('is quiet or busy before there is a verdict', () => {
  expect(toneOf(null, false)).toBe('quiet');
  expect(toneOf(null, true)).toBe('busy');
});
