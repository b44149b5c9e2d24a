import { expect, it } from 'vitest';
import random from '../../../src/test/resources/program-fuzz.json';
import byHand from '../../../src/test/resources/program-vectors.json';
import { programVector } from '../testing/program-vectors';
import { checkProgram } from './program-check';

interface Vector {
  readonly name: string;
  readonly program: string;
  readonly errors: readonly { line: number; column: number; code: string; args?: string[] }[];
  readonly steps?: readonly string[];
  readonly text?: string;
}

const VECTORS: readonly Vector[] = [...byHand.vectors, ...random.vectors];

it.each(VECTORS)('reads what the server reads: $name', ({ program, errors, steps, text }) => {
  const read = programVector(program);
  const found = read.errors.map(({ args, ...error }, index) =>
    errors[index]?.args === undefined ? error : { ...error, args },
  );
  expect(found).toEqual(errors);
  expect(read.steps).toEqual(steps ?? (errors.length > 0 ? undefined : read.steps));
  expect(read.text).toBe(text ?? read.text);
  if (read.text !== undefined) {
    expect(programVector(read.text)).toEqual({ ...read, program: read.text });
  }
});

it('names the words that are wrong', () => {
  expect(checkProgram('read\nthink soon').map(({ args }) => args[0])).toEqual(['soon']);
});
