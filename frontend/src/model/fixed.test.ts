import { expect, it } from 'vitest';
import { isFixed, NOTHING_FIXED } from './fixed';

it('keeps a field that is named', () => {
  expect(isFixed(['stock', 'lock.kind'], 'lock.kind')).toBe(true);
});

it('keeps the parts of what is named', () => {
  expect(isFixed(['lock'], 'lock.leaseMs')).toBe(true);
  expect(isFixed(['placement'], 'placement.processes')).toBe(true);
});

it('keeps everything for a star', () => {
  expect(isFixed(['*'], 'lock.kind')).toBe(true);
  expect(isFixed(['*'], 'mode')).toBe(true);
});

it('leaves neighbours, the whole around a part, and names that only begin alike', () => {
  expect(isFixed(['lock.kind'], 'lock.leaseMs')).toBe(false);
  expect(isFixed(['placement.processes'], 'placement')).toBe(false);
  expect(isFixed(['lock'], 'lockers')).toBe(false);
  expect(isFixed(NOTHING_FIXED, 'stock')).toBe(false);
});
