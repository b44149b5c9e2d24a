import { expect, it } from 'vitest';
import type { Liveness, Safety } from './run';
import { rightAnswers } from './right-answers';

it.each<[Safety, Liveness, readonly string[]]>([
  ['held', 'finished', ['held']],
  ['held', 'recovered', ['held']],
  ['held', 'stuck', ['stuck']],
  ['violated', 'finished', ['violated']],
  ['violated', 'recovered', ['violated']],
  ['violated', 'stuck', ['violated', 'stuck']],
  ['violated', 'timed-out', ['violated']],
  ['held', 'timed-out', []],
  ['held', 'stopped', []],
  ['held', 'interrupted', []],
])('to a run that is %s and %s the right answers are %j', (safety, liveness, right) => {
  expect(rightAnswers({ safety, liveness })).toEqual(right);
});
