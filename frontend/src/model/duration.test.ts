import { expect, it } from 'vitest';
import { duration } from './duration';

it.each([
  [800, '800 ns'],
  [1_234, '1.23 µs'],
  [41_200_000, '41.2 ms'],
  [2_000_000_000, '2 s'],
  [0, '0 ms'],
])('says %d ns as %s', (ns, text) => {
  expect(duration(ns)).toBe(text);
});
