import { readStep } from './program-step';
import { readLine, splitLines } from './program-text';

/** A program in an editor: its text, and the lines that are selected, both from 0 and inclusive. */
export interface Edited {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

export type Edit = (program: Edited) => Edited;

/** Columns of one level; what the presets use. */
const LEVEL = 4;
const BLOCK = 'with lock:';
/** Any line but the first, at whose start a byte order mark means nothing. */
const INSIDE = 2;

/** Puts a step below what is selected, as deep as that; into the block if that is the head of one. */
export function addStep(step: string): Edit {
  return ({ text, to }) => {
    const lines = splitLines(text);
    const above = lines[to] ?? '';
    const indent = indentBelow(above);
    const added = [`${' '.repeat(indent)}${step}`];
    if (step === BLOCK) {
      added.push(`${' '.repeat(indent + LEVEL)}read`);
    }
    if (above.trim() === '') {
      lines.splice(to, 1, ...added);
      return { text: lines.join('\n'), from: to, to };
    }
    lines.splice(to + 1, 0, ...added);
    return { text: lines.join('\n'), from: to + 1, to: to + 1 };
  };
}

export const removeLines: Edit = ({ text, from, to }) => {
  const lines = splitLines(text);
  lines.splice(from, to - from + 1);
  const at = Math.max(0, Math.min(from, lines.length - 1));
  return { text: lines.join('\n'), from: at, to: at };
};

export function moveLines(by: 1 | -1): Edit {
  return (program) => {
    const lines = splitLines(program.text);
    const [from, to] = [program.from + by, program.to + by];
    if (from < 0 || to >= lines.length) {
      return program;
    }
    const moved = lines.splice(program.from, program.to - program.from + 1);
    lines.splice(from, 0, ...moved);
    return { text: lines.join('\n'), from, to };
  };
}

/** Moves lines into the block above them; where there is none, into a new one of their own. */
export const indentLines: Edit = (program) => {
  const lines = splitLines(program.text);
  const { from, to } = program;
  const head = lines[from] ?? '';
  const above = lines.slice(0, from).findLast((line) => line.trim() !== '');
  const depth = indentOf(head);
  const isUnderBlock = above !== undefined && (indentOf(above) > depth || opens(above, depth));
  const target = isUnderBlock && !opens(above, depth) ? indentOf(above) : depth + LEVEL;
  const moved = lines.slice(from, to + 1).map((line) => shift(line, target - depth));
  if (isUnderBlock) {
    lines.splice(from, moved.length, ...moved);
    return { text: lines.join('\n'), from, to };
  }
  lines.splice(from, moved.length, `${' '.repeat(depth)}${BLOCK}`, ...moved);
  return { text: lines.join('\n'), from: from + 1, to: to + 1 };
};

/** Moves lines out of their block. */
export const outdentLines: Edit = ({ text, from, to }) => {
  const lines = splitLines(text);
  const moved = lines.slice(from, to + 1).map((line) => shift(line, -LEVEL));
  lines.splice(from, moved.length, ...moved);
  return { text: lines.join('\n'), from, to };
};

/** The indentation of a new line after a line that the cursor is at the end of. */
export function indentAfter(line: string): string {
  return ' '.repeat(indentBelow(line));
}

/** How deep a line is that comes below another: as deep as that, or in its block. */
function indentBelow(line: string): number {
  return indentOf(line) + (opensBlock(line) ? LEVEL : 0);
}

function opens(line: string, depth: number): boolean {
  return opensBlock(line) && indentOf(line) === depth;
}

function opensBlock(line: string): boolean {
  const { line: read } = readLine(line, INSIDE);
  return read !== null && readStep(read.code).opensBlock;
}

function indentOf(line: string): number {
  return readLine(line, INSIDE).line?.indent ?? line.length - line.trimStart().length;
}

function shift(line: string, by: number): string {
  if (line.trim() === '') {
    return line;
  }
  return ' '.repeat(Math.max(0, indentOf(line) + by)) + line.trimStart();
}
