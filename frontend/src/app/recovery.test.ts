import { expect, it } from 'vitest';
import type { Problem } from '../api/http';
import { Recovery } from './recovery';

const UNREACHABLE: Problem = { kind: 'unreachable', title: '', detail: '', errors: [] };
const REFUSED: Problem = { ...UNREACHABLE, kind: 'refused' };

function watch(...answers: boolean[]) {
  const later: (() => void)[] = [];
  const over: Problem[] = [];
  const recovery = new Recovery(
    () => Promise.resolve(answers.shift() ?? false),
    (action) => later.push(action),
    (problem) => over.push(problem),
  );
  const pass = async () => {
    later.shift()?.();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { recovery, later, over, pass };
}

it('asks until the server answers', async () => {
  const { recovery, later, over, pass } = watch(false, true);
  recovery.follow(UNREACHABLE);
  recovery.follow(UNREACHABLE);
  expect(later).toHaveLength(1);
  await pass();
  expect(over).toEqual([]);
  await pass();
  expect(over).toEqual([UNREACHABLE]);
  expect(later).toEqual([]);
});

it('does not ask because of any other problem, nor after a notice was dismissed', async () => {
  const { recovery, later, over, pass } = watch(true);
  recovery.follow(REFUSED);
  expect(later).toEqual([]);
  recovery.follow(UNREACHABLE);
  recovery.follow(null);
  await pass();
  expect([over, later]).toEqual([[], []]);
});
