import { describe, expect, it } from 'vitest';
import { lineAfter, paceOf, parseProgram, thinksBetween, withPace } from './program';

const SCOPED = 'query\nwith lock:\n    think 10\n    read\n    take\n    think 20\n    write 3';

describe('a program', () => {
  it('is read line by line, with its indentation as levels', () => {
    const lines = parseProgram(SCOPED);
    expect(lines.map((line) => line.indent)).toEqual([0, 0, 1, 1, 1, 1, 1]);
    expect(lines[1]).toMatchObject({ number: 2, keyword: 'with lock', ms: null });
    expect(lines[6]).toMatchObject({ number: 7, keyword: 'write', ms: 3 });
  });

  it('keeps lines that mean nothing, so that numbers stay true', () => {
    const lines = parseProgram('# first\n\nread\n  surprise');
    expect(lines.map((line) => line.keyword)).toEqual([null, null, 'read', null]);
    expect(lineAfter(lines, 1)).toBe(3);
    expect(lineAfter(lines, 3)).toBeNull();
  });

  it('is read as the server reads it, whatever was pasted', () => {
    const pasted = '\ufeff    with lock：  # 拿\u2028\u3000\u3000\u3000think １０\rread\n';
    const lines = parseProgram(pasted);
    expect(lines.map(({ keyword, ms, indent }) => [keyword, ms, indent])).toEqual([
      ['with lock', null, 0],
      ['think', 10, 1],
      ['read', null, 0],
      [null, null, 0],
    ]);
  });

  it('tells whether there is thinking between two lines', () => {
    const lines = parseProgram(SCOPED);
    expect(thinksBetween(lines, 2, 4)).toBe(true);
    expect(thinksBetween(lines, 4, 5)).toBe(false);
  });
});

describe('the pace', () => {
  it('is what the think lines say, before and after the ticket is taken', () => {
    expect(paceOf(SCOPED)).toEqual({ thinkMs: 10, holdMs: 20 });
    expect(paceOf('read\nwrite')).toEqual({ thinkMs: null, holdMs: null });
  });

  it('changes numbers of any width, and no comment', () => {
    expect(withPace('think １０ # 20\u2028take # at 5\rthink 3', { thinkMs: 7, holdMs: 8 })).toBe(
      'think 7 # 20\ntake # at 5\nthink 8',
    );
  });

  it('changes the think lines and nothing else', () => {
    expect(withPace(SCOPED, { thinkMs: 0, holdMs: 500 })).toBe(
      SCOPED.replace('think 10', 'think 0').replace('think 20', 'think 500'),
    );
  });
});
