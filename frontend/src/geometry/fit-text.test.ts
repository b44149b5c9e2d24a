import { expect, it } from 'vitest';
import { fitText } from './fit-text';

it('keeps short numbers large and long ones within their width', () => {
  expect(fitText('7', 20, 14)).toBe(14);
  expect(fitText('', 20, 14)).toBe(14);
  expect(fitText('1000000', 21, 14)).toBeCloseTo(5);
});
