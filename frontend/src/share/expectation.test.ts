import { expect, it } from 'vitest';
import type { Verdict } from '../model/run';
import { en } from '../texts/en';
import { expectationNote, isMet } from './expectation';

const verdict = (over: Partial<Verdict>): Verdict => ({
  safety: 'held',
  liveness: 'finished',
  sentence: '',
  findings: [],
  figures: {},
  ...over,
});

it('knows what came out as expected', () => {
  const oversold = verdict({
    safety: 'violated',
    findings: [{ kind: 'oversold', sentence: '', witness: [] }],
  });
  const stuck = verdict({ liveness: 'stuck' });
  expect([verdict({}), oversold, stuck].map((came) => isMet('safe', came))).toEqual([
    true,
    false,
    false,
  ]);
  expect(isMet('oversold', oversold)).toBe(true);
  expect(isMet('oversold', verdict({ safety: 'violated' }))).toBe(false);
  expect(isMet('stuck', stuck)).toBe(true);
  expect(isMet('safe', verdict({ liveness: 'recovered' }))).toBe(true);
});

it('does not hold against a run that it was stopped too early', () => {
  const note = (came: Verdict) => expectationNote({ expect: 'oversold' }, { verdict: came }, en);
  const { expected, missed } = en.share.predict;
  expect(note(verdict({ liveness: 'stopped' }))).toBe(expected('oversold'));
  expect(note(verdict({}))).toBe(missed('oversold'));
});
