import { expect, it } from 'vitest';
import { endedEarly, type Liveness } from './run';

it.each<[Liveness, boolean]>([
  ['finished', false],
  ['recovered', false],
  ['stuck', false],
  ['timed-out', true],
  ['stopped', true],
  ['interrupted', true],
])('knows whether a run that is %s was ended before its buyers: %s', (liveness, early) => {
  const verdict = { safety: 'held', liveness, sentence: '', findings: [], figures: {} } as const;
  expect(endedEarly(verdict)).toBe(early);
});
