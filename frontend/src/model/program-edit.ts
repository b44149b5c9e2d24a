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

/** Puts a step below what is selected, as deep as that; into the block if that is the head of one. */
export function addStep(step: string): Edit {
  return ({ text, to }) => {
    const lines = text.split('\n');
    const above = lines[to] ?? '';
    const indent = indentOf(above) + (above.trim() === BLOCK ? LEVEL : 0);
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
  const lines = text.split('\n');
  lines.splice(from, to - from + 1);
  const at = Math.max(0, Math.min(from, lines.length - 1));
  return { text: lines.join('\n'), from: at, to: at };
};

export function moveLines(by: 1 | -1): Edit {
  return (program) => {
    const lines = program.text.split('\n');
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
  const lines = program.text.split('\n');
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
  const lines = text.split('\n');
  const moved = lines.slice(from, to + 1).map((line) => shift(line, -LEVEL));
  lines.splice(from, moved.length, ...moved);
  return { text: lines.join('\n'), from, to };
};

/** The indentation of a new line after a line that the cursor is at the end of. */
export function indentAfter(line: string): string {
  return ' '.repeat(indentOf(line) + (line.trim() === BLOCK ? LEVEL : 0));
}

function opens(line: string, depth: number): boolean {
  return line.trim() === BLOCK && indentOf(line) === depth;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function shift(line: string, by: number): string {
  if (line.trim() === '') {
    return line;
  }
  return ' '.repeat(Math.max(0, indentOf(line) + by)) + line.trimStart();
}
