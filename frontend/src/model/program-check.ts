import { codePoint, isOddSpace, nameOf } from './program-characters';
import { readStep, type StepMistakeCode } from './program-step';
import {
  columnAtDepth,
  readLine,
  splitLines,
  type CodeLine,
  withoutTail,
  type OddCharacter,
} from './program-text';

/** What is wrong with a line of a program; the codes are the server's. */
export type ProgramErrorCode =
  | StepMistakeCode
  | 'program-empty'
  | 'program-tab'
  | 'program-odd-space'
  | 'program-invisible'
  | 'program-indent'
  | 'program-outdent'
  | 'program-empty-block';

export interface ProgramError {
  /** From 1, as is `column`. */
  readonly line: number;
  readonly column: number;
  readonly code: ProgramErrorCode;
  /** What its text needs: the words that are wrong, the names of characters, numbers. */
  readonly args: readonly string[];
}

/**
 * Finds everything that is wrong with a program, as the server's parser does. The server has
 * the last word: this gives feedback while the user types. Both pass the same vectors.
 */
export function checkProgram(text: string): readonly ProgramError[] {
  return new Check(text).run();
}

class Check {
  private readonly errors: ProgramError[] = [];
  private readonly odd = new Map<string, OddCharacter[]>();
  private readonly raw: readonly string[];
  private readonly lines: readonly CodeLine[];
  private next = 0;
  private steps = 0;

  constructor(text: string) {
    this.raw = splitLines(withoutTail(text));
    this.lines = this.raw.flatMap((raw, index) => {
      const { line, odd } = readLine(raw, index + 1);
      odd.forEach((found) => this.noteOdd(found));
      return line ?? [];
    });
  }

  run(): readonly ProgramError[] {
    const depths = this.lines.flatMap(({ indent, isLoose }) => (isLoose ? [] : [indent]));
    this.block(depths.length === 0 ? 0 : Math.min(...depths));
    this.odd.forEach((places, character) => this.reportOdd(character, places));
    if (this.steps === 0 && this.errors.length === 0) {
      this.report(1, 1, 'program-empty', []);
    }
    return this.errors.sort((a, b) => a.line - b.line || a.column - b.column);
  }

  private noteOdd(found: OddCharacter): void {
    this.odd.set(found.character, [...(this.odd.get(found.character) ?? []), found]);
  }

  /** The steps that are as deep as the first of a block, and what is deeper without a reason. */
  private block(indent: number): void {
    for (
      let line = this.peek();
      line !== undefined && (line.isLoose || line.indent >= indent);
      line = this.peek()
    ) {
      if (line.isLoose || line.indent === indent) {
        this.next++;
        this.step(line);
      } else {
        const column = columnAtDepth(this.raw[line.number - 1] ?? '', indent);
        const code = this.isBackFromDeeper(line) ? 'program-outdent' : 'program-indent';
        this.report(line.number, column, code, []);
        // Those below that are as deep as it are not wrong once more.
        this.block(line.indent);
      }
    }
  }

  private peek(): CodeLine | undefined {
    return this.lines[this.next];
  }

  private isBackFromDeeper(line: CodeLine): boolean {
    const above = this.lines.slice(0, this.next).findLast(({ isLoose }) => !isLoose);
    return above !== undefined && above.indent > line.indent;
  }

  private step(line: CodeLine): void {
    const { mistake, opensBlock } = readStep(line.code);
    if (mistake === null) {
      this.steps++;
    } else {
      const column = (line.columns[mistake.at] ?? 0) + 1;
      this.report(line.number, column, mistake.code, mistake.args);
    }
    if (opensBlock) {
      const before = this.next;
      this.body(line);
      if (this.next === before && mistake === null) {
        this.report(line.number, (line.columns[0] ?? 0) + 1, 'program-empty-block', []);
      }
    }
  }

  private body(head: CodeLine): void {
    for (let line = this.peek(); line?.isLoose === true; line = this.peek()) {
      this.next++;
      this.step(line);
    }
    const first = this.peek();
    if (first !== undefined && first.indent > head.indent) {
      this.block(first.indent);
    }
  }

  /** A character that is in many lines is wrong once. */
  private reportOdd(character: string, places: readonly OddCharacter[]): void {
    const [first] = places;
    if (first === undefined) {
      return;
    }
    const more = String(places.length - 1);
    const { line, column } = first;
    if (character === '\t') {
      this.report(line, column, 'program-tab', [more]);
      return;
    }
    const code = isOddSpace(character) ? 'program-odd-space' : 'program-invisible';
    this.report(line, column, code, [nameOf(character), codePoint(character), more]);
  }

  private report(
    line: number,
    column: number,
    code: ProgramErrorCode,
    args: readonly string[],
  ): void {
    this.errors.push({ line, column, code, args });
  }
}
