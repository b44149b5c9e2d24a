import { checkProgram } from '../model/program-check';
import type { Texts } from '../texts/en';
import type { Playground } from './playground';

/** An error in a line of the program, in words. */
export interface LineProblem {
  /** From 1, as is `column`. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** The errors of the program: those of the server's last refusal, and those that the page finds. */
export function programProblems(
  { next: { draft, refused } }: Playground,
  { program }: Texts,
): readonly LineProblem[] {
  const said: LineProblem[] =
    refused?.scenario.program === draft.program
      ? refused.errors.flatMap(({ field, message, line, column }) =>
          field === 'program' ? [{ line: line ?? 1, column: column ?? 1, message }] : [],
        )
      : [];
  const seen = checkProgram(draft.program)
    .filter(({ line }) => !said.some((problem) => problem.line === line))
    .map(({ line, column, code, args }) => {
      const [first = '', second = '', third = ''] = args;
      return { line, column, message: program.errors[code](first, second, third) };
    });
  return [...said, ...seen].sort((a, b) => a.line - b.line);
}
