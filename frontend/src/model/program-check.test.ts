import { expect, it } from 'vitest';
import shared from '../../../src/test/resources/program-vectors.json';
import { checkProgram } from './program-check';

it.each(shared.vectors)('finds what the server finds: $name', ({ program, errors }) => {
  const found = checkProgram(program).map(({ line, column, code }) => ({ line, column, code }));
  expect(found).toEqual(errors);
});

it('names the words that are wrong', () => {
  expect(checkProgram('read\nthink soon').map(({ what }) => what)).toEqual(['soon']);
});
