import { expect, it } from 'vitest';
import type { Problem } from '../api/http';
import { persist } from '../api/persist';
import { en } from '../texts/en';
import { zh } from '../texts/zh';
import { problemText } from './problem-text';

const SILENCE: Problem = { kind: 'unreachable', title: '', detail: '', errors: [] };

it('promises a retry only where there is one', async () => {
  const once = problemText(SILENCE, en);
  const seen: Problem[] = [];
  let answers = 0;
  await persist(
    () =>
      Promise.resolve(answers++ === 0 ? { ok: false, problem: SILENCE } : { ok: true, value: 1 }),
    (problem) => seen.push(problem),
    () => true,
    () => Promise.resolve(),
  );
  expect(seen.map((problem) => problemText(problem, en))).toEqual([
    expect.stringContaining('by itself') as string,
  ]);
  expect(once).not.toContain('by itself');
  expect(problemText(SILENCE, zh)).not.toContain('自动');
});

it("prefers the server's own words", () => {
  expect(problemText({ ...SILENCE, title: 'Busy.' }, en)).toBe('Busy.');
});
