import { expect, it } from 'vitest';
import { firstSection } from './program-section';

const OPPOSITE = `buyer 0:
    with lock A:
        with lock B:
            write

others:
    with lock B:
        with lock A:
            write`;

it('lets all buyers do what the first section says', () => {
  expect(firstSection(OPPOSITE)).toBe('with lock A:\n    with lock B:\n        write');
});

it('finds no section where all buyers do the same', () => {
  expect(firstSection('with lock A:\n  write')).toBeNull();
});
