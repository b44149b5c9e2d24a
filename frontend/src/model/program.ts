import { readSectionHead } from './program-section';
import { readStep, type Keyword } from './program-step';
import { readLine, splitLines } from './program-text';
import { DEFAULT_LOCK } from './wait-for-graph';

/** One line of a buyer's program, for display; the server validates. */
export interface ProgramLine {
  /** From 1: what events call `step`. */
  readonly number: number;
  /** Levels, not columns. */
  readonly indent: number;
  /** null: a blank line, a comment, or nothing that this page knows. */
  readonly keyword: Keyword | null;
  /** Milliseconds of `think N` and `write N`. */
  readonly ms: number | null;
  /** The name of the lock that the line acquires or releases; null if it does neither. */
  readonly lock: string | null;
  /** The buyers that a section begins for, none for all others; null if it is not the head of a section. */
  readonly buyers: readonly number[] | null;
  readonly text: string;
}

export type { Keyword } from './program-step';

/** The milliseconds of a line that thinks; its digits may be full-width ones. */
const NUMBER = /[0-9\uff10-\uff19]+/;

/** The lines of a program that may be wrong, as it is typed. */
export function parseProgram(text: string): readonly ProgramLine[] {
  const enclosing: number[] = [];
  return splitLines(text).map((raw, index) => {
    const { line } = readLine(raw, index + 1);
    if (line !== null) {
      while ((enclosing.at(-1) ?? -1) >= line.indent) {
        enclosing.pop();
      }
      enclosing.push(line.indent);
    }
    const head = line === null ? null : readSectionHead(line.code);
    const step = line === null || head !== null ? null : readStep(line.code);
    return {
      number: index + 1,
      indent: Math.max(0, enclosing.length - 1),
      keyword: step?.keyword ?? null,
      ms: step?.ms ?? null,
      lock: step?.lock ?? null,
      buyers: head?.mistake === null ? head.buyers : null,
      text: raw.trim(),
    };
  });
}

/** The line that a buyer comes to after a line that is done; null at the end of its program or section. */
export function lineAfter(lines: readonly ProgramLine[], done: number): number | null {
  const next = lines.slice(done).find(({ keyword, buyers }) => keyword !== null || buyers !== null);
  return next === undefined || next.keyword === null ? null : next.number;
}

/** The first version of the scenario format in which a program can be written. */
export function versionOf(program: string): 1 | 2 {
  const isNamed = parseProgram(program).some(
    ({ lock, buyers }) => buyers !== null || (lock !== null && lock !== DEFAULT_LOCK),
  );
  return isNamed ? 2 : 1;
}

/** How long a buyer takes, in milliseconds. */
export interface Pace {
  /** Before it takes a ticket. */
  readonly thinkMs: number;
  /** Between taking the ticket and writing it down. */
  readonly holdMs: number;
}

/** The pace that a program's `think` lines set; null where it has no such line. */
export function paceOf(text: string): { thinkMs: number | null; holdMs: number | null } {
  let taken = false;
  let thinkMs: number | null = null;
  let holdMs: number | null = null;
  for (const line of parseProgram(text)) {
    taken ||= line.keyword === 'take';
    if (line.keyword === 'think' && taken) {
      holdMs ??= line.ms;
    } else if (line.keyword === 'think') {
      thinkMs ??= line.ms;
    }
  }
  return { thinkMs, holdMs };
}

/** The same program with the milliseconds of its `think` lines replaced. */
export function withPace(text: string, { thinkMs, holdMs }: Pace): string {
  let taken = false;
  const keywords = parseProgram(text).map(({ keyword }) => keyword);
  return splitLines(text)
    .map((raw, index) => {
      taken ||= keywords[index] === 'take';
      return keywords[index] === 'think'
        ? raw.replace(NUMBER, String(taken ? holdMs : thinkMs))
        : raw;
    })
    .join('\n');
}

/** Whether a buyer that is done with line `after` thinks before its event at line `before`. */
export function thinksBetween(
  lines: readonly ProgramLine[],
  after: number,
  before: number,
): boolean {
  return lines.slice(after, before - 1).some((line) => line.keyword === 'think');
}

/** How long a run of a program takes at least, in milliseconds: with a lock, one buyer at a time. */
export function leastMs(text: string, buyersInTurn: number): number {
  const thinking = parseProgram(text).reduce((sum, line) => sum + (line.ms ?? 0), 0);
  return thinking * Math.max(1, buyersInTurn);
}
