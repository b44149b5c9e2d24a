import { expect, it } from 'vitest';
import { parseProgram } from './program';
import { areNamed, lockNames } from './program-names';

const namesOf = (program: string) => lockNames(parseProgram(program));

it('names the locks of a program in the order of first use', () => {
  const program = 'buyer 0:\n  with lock B:\n    lock A\n    unlock A\nothers:\n  lock C\n  lock B';
  expect(namesOf(program)).toEqual(['B', 'A', 'C']);
});

it.each([
  ['uses its only lock', 'lock\nread\nunlock'],
  ['uses none', 'read\ntake\nwrite'],
  ['is empty', ''],
])('knows the default lock of a program that %s', (_, program) => {
  expect(namesOf(program)).toEqual(['lock']);
});

it.each([
  ['lock\nunlock', false],
  ['read', false],
  ['lock A\nunlock A', true],
  ['lock\nlock A', true],
])('knows whether the locks of %j have names', (program, named) => {
  expect(areNamed(namesOf(program))).toBe(named);
});
