import { expect, it } from 'vitest';
import type { Answer, Problem } from './http';
import { persist } from './persist';

const SILENCE: Answer<number> = {
  ok: false,
  problem: { kind: 'unreachable', title: '', detail: '', errors: [] },
};
const GONE: Answer<number> = {
  ok: false,
  problem: { kind: 'gone', title: '', detail: '', errors: [] },
};

function asking(...answers: Answer<number>[]) {
  const problems: Problem[] = [];
  return {
    problems,
    ask: (isWanted = () => true) =>
      persist(
        () => Promise.resolve(answers.shift() ?? GONE),
        (problem) => problems.push(problem),
        isWanted,
        () => Promise.resolve(),
      ),
  };
}

it('asks until the server answers', async () => {
  const { ask, problems } = asking(SILENCE, SILENCE, { ok: true, value: 7 });
  expect(await ask()).toEqual({ ok: true, value: 7 });
  expect(problems).toHaveLength(2);
});

it('takes a refusal for an answer, and does not go on once the answer is not wanted', async () => {
  expect(await asking(GONE, { ok: true, value: 7 }).ask()).toBe(GONE);
  expect(await asking(SILENCE, { ok: true, value: 7 }).ask(() => false)).toBe(SILENCE);
});
