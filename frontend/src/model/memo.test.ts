import { expect, it } from 'vitest';
import { isOtherSet, memo } from './memo';

it('makes again only what is made of other things', () => {
  let made = 0;
  const sum = memo((a: number, b: number) => {
    made++;
    return a + b;
  });
  expect([sum(1, 2), sum(1, 2), sum(2, 2), made]).toEqual([3, 3, 4, 2]);
});

it('knows sets by their members', () => {
  expect(isOtherSet(new Set([1, 2]), new Set([2, 1]))).toBe(false);
  expect(isOtherSet(new Set([1, 2]), new Set([1, 3]))).toBe(true);
  expect(isOtherSet(new Set(), undefined)).toBe(true);
});
