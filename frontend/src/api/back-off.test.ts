import { expect, test } from 'vitest';
import { BackOff } from './back-off';

test('tries again at once, then after longer and longer pauses, and at once after a success', () => {
  const backOff = new BackOff();

  const pauses = Array.from({ length: 8 }, () => backOff.next());
  backOff.reset();

  expect(pauses).toEqual([0, 1_500, 3_000, 6_000, 12_000, 24_000, 30_000, 30_000]);
  expect(backOff.next()).toBe(0);
});
