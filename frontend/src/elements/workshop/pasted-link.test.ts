import { describe, expect, it } from 'vitest';
import { complete } from '../../model/scenario';
import { encode } from '../../share/codec';
import { pastedLink } from './pasted-link';

describe('a pasted link', () => {
  it('is a run or a scenario of the playground', () => {
    const scenario = complete({ title: 'Mine', stock: 7 });
    expect(pastedLink('http://localhost:8080/r/abc-DEF_1')).toEqual({
      kind: 'run',
      run: 'abc-DEF_1',
    });
    expect(pastedLink(`http://localhost:8080/#${encode(scenario)}`)).toMatchObject({
      kind: 'scenario',
      scenario: { title: 'Mine', stock: 7 },
    });
  });

  it('is nothing otherwise', () => {
    expect(pastedLink('hello')).toEqual({ kind: 'nothing' });
    expect(pastedLink('http://localhost/#s1=%%%')).toEqual({ kind: 'nothing' });
  });
});
