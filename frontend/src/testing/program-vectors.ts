import { parseProgram } from '../model/program';
import { checkProgram, type ProgramError } from '../model/program-check';
import { normalProgram } from '../model/program-text';

/** A program, and how both sides read it. */
export interface ProgramVector {
  readonly program: string;
  readonly errors: readonly ProgramError[];
  /** Its steps, if nothing is wrong with it: line, depth, word and milliseconds, as in `2@1 think 10`. */
  readonly steps?: readonly string[];
  /** What a link has of it. */
  readonly text?: string;
}

export function programVector(program: string): ProgramVector {
  const errors = checkProgram(program);
  return errors.length > 0
    ? { program, errors }
    : { program, errors, steps: stepsOf(program), text: normalProgram(program) };
}

function stepsOf(program: string): readonly string[] {
  return parseProgram(program).flatMap(({ number, indent, keyword, ms }) =>
    keyword === null ? [] : [`${String(number)}@${String(indent)} ${keyword}${millis(ms)}`],
  );
}

function millis(ms: number | null): string {
  return ms === null || ms === 0 ? '' : ` ${String(ms)}`;
}
