import { parseProgram } from '../model/program';
import { checkProgram, type ProgramError } from '../model/program-check';
import { normalProgram } from '../model/program-text';
import { DEFAULT_LOCK } from '../model/wait-for-graph';

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
  return parseProgram(program).flatMap(({ number, indent, keyword, ms, lock }) => {
    const name = lock === null || lock === DEFAULT_LOCK ? '' : ` ${lock}`;
    const step = `${String(number)}@${String(indent)} ${keyword ?? ''}${name}${millis(ms)}`;
    return keyword === null ? [] : [step];
  });
}

function millis(ms: number | null): string {
  return ms === null || ms === 0 ? '' : ` ${String(ms)}`;
}
