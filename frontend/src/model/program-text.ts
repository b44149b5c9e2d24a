/*
 * How the text of a program becomes lines of code. The server's ProgramText and ProgramLine do the same; vectors that
 * both read hold the two together.
 */

import { halfWidth, isEndingSpace, isInvisible, isOddSpace } from './program-characters';

/** Every line end in use: otherwise a pasted line would hide in another one's comment. */
const LINE_END = /\r*\n|[\r\v\f\u0085\u2028\u2029]/;
/** Windows' line end, and what becomes of it when it is converted once too often. */
const WINDOWS_LINE_END = /\r+\n/g;
const BYTE_ORDER_MARK = '\ufeff';
const WIDE_SPACE = '\u3000';

/** A line with code. */
export interface CodeLine {
  /** From 1. */
  readonly number: number;
  /** Columns of space before the code. */
  readonly indent: number;
  /** Whether a tab is among them, so that nobody can say how many there are. */
  readonly isLoose: boolean;
  /** What is left without the indentation, the comment and what cannot be seen; full-width characters as ASCII. */
  readonly code: string;
  /** Where each character of `code` stands in the line, from 0, and where the last one ends. */
  readonly columns: readonly number[];
}

/** A character that is no part of a program, at the first of its places in a line. */
export interface OddCharacter {
  readonly character: string;
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** What a line holds: code or none, and what does not belong there. */
export interface ReadLine {
  readonly line: CodeLine | null;
  readonly odd: readonly OddCharacter[];
}

/** The text as scenarios keep it: as it was written, but for a mark at its start, Windows' line ends and spaces at the end. */
export function normalProgram(text: string): string {
  const withoutMark = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  return withoutTail(withoutMark);
}

/** The text with one line end for Windows' two, and without spaces and blank lines at its end. */
export function withoutTail(text: string): string {
  const lines = text.replace(WINDOWS_LINE_END, '\n');
  let end = lines.length;
  while (end > 0 && isEndingSpace(lines.charAt(end - 1))) {
    end--;
  }
  return lines.slice(0, end);
}

export function splitLines(text: string): string[] {
  return text.split(LINE_END);
}

/** Reads one line, numbered from 1. */
export function readLine(raw: string, number: number): ReadLine {
  const { text, at, odd, hasComment } = scan(raw, number);
  const tab = raw.indexOf('\t');
  const tabs = tab < 0 ? [] : [{ character: '\t', line: number, column: tab + 1 }];
  const code = text.trim();
  if (code === '') {
    return { line: null, odd: hasComment ? tabs : [] };
  }
  const start = text.indexOf(code);
  const columns = at.slice(start, start + code.length);
  columns.push((columns.at(-1) ?? 0) + 1);
  const before = raw.slice(0, columns[0]);
  return {
    line: {
      number,
      indent: start + before.split(WIDE_SPACE).length - 1,
      isLoose: before.includes('\t'),
      code,
      columns,
    },
    odd: [...tabs, ...odd],
  };
}

interface Scanned {
  readonly text: string;
  readonly at: readonly number[];
  readonly odd: readonly OddCharacter[];
  readonly hasComment: boolean;
}

/** A line up to its comment, and where each character of that stands. */
function scan(raw: string, line: number): Scanned {
  const odd = new Map<string, OddCharacter>();
  const at: number[] = [];
  let text = '';
  let index = line === 1 && raw.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  for (const character of raw.slice(index)) {
    const read = readCharacter(character);
    if (read === '#') {
      return { text, at, odd: [...odd.values()], hasComment: true };
    }
    if ((read === '' || isOddSpace(character)) && !odd.has(character)) {
      odd.set(character, { character, line, column: index + 1 });
    }
    for (let unit = 0; unit < read.length; unit++) {
      at.push(index + unit);
    }
    text += read;
    index += character.length;
  }
  return { text, at, odd: [...odd.values()], hasComment: false };
}

/** The column, from 1, at which a line is as deep as so many columns of space. */
export function columnAtDepth(raw: string, depth: number): number {
  let width = 0;
  let index = 0;
  while (index < raw.length && width < depth) {
    width += widthOf(raw[index] ?? '');
    index++;
  }
  return index + 1;
}

function widthOf(character: string): number {
  if (character === WIDE_SPACE) {
    return 2;
  }
  return readCharacter(character) === ' ' ? 1 : 0;
}

/** A character as code: a space for every space, nothing for what cannot be seen. */
function readCharacter(character: string): string {
  if (character === '\t' || character === WIDE_SPACE || isOddSpace(character)) {
    return ' ';
  }
  return isInvisible(character) ? '' : halfWidth(character);
}
