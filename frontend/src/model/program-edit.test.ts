import { describe, expect, it } from 'vitest';
import {
  addStep,
  indentAfter,
  indentLines,
  moveLines,
  outdentLines,
  removeLines,
} from './program-edit';

const at = (text: string, from: number, to = from) => ({ text, from, to });

describe('a step', () => {
  it('is added below the line, as deep as it', () => {
    expect(addStep('take')(at('query\n    read\nwrite', 1))).toEqual(
      at('query\n    read\n    take\nwrite', 2),
    );
  });

  it('is added into a block whose head is selected', () => {
    expect(addStep('read')(at('with lock:\n    write', 0)).text).toBe(
      'with lock:\n    read\n    write',
    );
  });

  it('takes the place of a blank line', () => {
    expect(addStep('read')(at('', 0)).text).toBe('read');
  });

  it('is removed, moved up and moved down', () => {
    expect(removeLines(at('a\nb\nc', 1))).toEqual(at('a\nc', 1));
    expect(removeLines(at('a\nb\nc', 1, 2))).toEqual(at('a', 0));
    expect(moveLines(-1)(at('a\nb\nc', 1, 2))).toEqual(at('b\nc\na', 0, 1));
    expect(moveLines(1)(at('a\nb\nc', 0))).toEqual(at('b\na\nc', 1));
    expect(moveLines(1)(at('a\nb', 1))).toEqual(at('a\nb', 1));
  });
});

describe('indenting', () => {
  it('moves a line into the block above it', () => {
    expect(indentLines(at('with lock:\n  read\nwrite', 2)).text).toBe(
      'with lock:\n  read\n  write',
    );
    expect(indentLines(at('with lock:\nread', 1)).text).toBe('with lock:\n    read');
  });

  it('knows a block by whatever its head is written with', () => {
    expect(indentAfter('  with lock： # note')).toBe('      ');
    expect(indentAfter('\u3000read')).toBe('  ');
    expect(addStep('read')(at('with lock :', 0)).text).toBe('with lock :\n    read');
    expect(outdentLines(at('with lock:\n\u3000\u3000read', 1)).text).toBe('with lock:\nread');
  });

  it('takes whatever ends a line for the end of one', () => {
    expect(removeLines(at('read\u2028take\rwrite', 1)).text).toBe('read\nwrite');
  });

  it('makes a block of lines that have none above them', () => {
    expect(indentLines(at('query\nread\nwrite', 1, 2))).toEqual(
      at('query\nwith lock:\n    read\n    write', 2, 3),
    );
  });

  it('moves lines out of their block again', () => {
    expect(outdentLines(at('with lock:\n    read\n    write', 2)).text).toBe(
      'with lock:\n    read\nwrite',
    );
  });

  it('goes on after a line as deep as that, and deeper after the head of a block', () => {
    expect(indentAfter('    read')).toBe('    ');
    expect(indentAfter('with lock:')).toBe('    ');
  });
});
