import { codePoint, isOddSpace, nameOf } from './program-characters';
import { checkNames, type LockStep, type NameError } from './program-names';
import { readSectionHead, type SectionHead } from './program-section';
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
  | 'program-empty-block'
  | 'program-empty-section'
  | 'program-inner-section'
  | 'program-outside-section'
  | 'program-others-twice'
  | NameError['code'];

/** The lines of a section, from that of its head, and the buyers that it names. */
interface Section {
  readonly from: number;
  readonly to: number;
  readonly buyers: readonly number[];
}

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
  private readonly steps: number[] = [];
  private readonly lockSteps: LockStep[] = [];
  private readonly sections: Section[] = [];
  private margin = 0;

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
    this.margin = depths.length === 0 ? 0 : Math.min(...depths);
    this.block(this.margin);
    this.checkSections();
    this.odd.forEach((places, character) => this.reportOdd(character, places));
    if (this.steps.length === 0 && this.errors.length === 0) {
      this.report(1, 1, 'program-empty', []);
    }
    if (this.errors.length === 0) {
      for (const { line, code, args } of checkNames(this.lockSteps)) {
        this.report(line, 1, code, args);
      }
    }
    return this.errors.sort((a, b) => a.line - b.line || a.column - b.column);
  }

  /** Steps outside the sections, and buyers that two sections are for. */
  private checkSections(): void {
    const [outside] = this.steps.filter(
      (line) => !this.sections.some(({ from, to }) => line > from && line <= to),
    );
    if (this.sections.length > 0 && outside !== undefined) {
      this.report(outside, 1, 'program-outside-section', []);
    }
    const named = new Set<number>();
    let hasOthers = false;
    for (const { from, buyers } of this.sections) {
      if (buyers.length === 0 && hasOthers) {
        this.report(from, 1, 'program-others-twice', []);
      }
      hasOthers ||= buyers.length === 0;
      const [twice] = buyers.filter((buyer) => named.has(buyer)).sort((a, b) => a - b);
      if (twice !== undefined) {
        this.report(from, 1, 'program-buyer-twice', [String(twice)]);
      }
      buyers.forEach((buyer) => named.add(buyer));
    }
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
    const head = readSectionHead(line.code);
    if (head !== null) {
      this.section(line, head);
      return;
    }
    const { keyword, lock, mistake, opensBlock } = readStep(line.code);
    if (mistake === null) {
      this.steps.push(line.number);
      if (lock !== null) {
        const acquires = keyword !== 'unlock';
        this.lockSteps.push({ line: line.number, lock, acquires });
      }
    } else {
      this.reportAt(line, mistake.at, mistake.code, mistake.args);
    }
    if (opensBlock) {
      this.below(line, mistake === null ? 'program-empty-block' : null);
    }
  }

  private section(line: CodeLine, { buyers, mistake }: SectionHead): void {
    const isAtMargin = !line.isLoose && line.indent === this.margin;
    if (mistake !== null) {
      this.reportAt(line, mistake.at, mistake.code, mistake.args);
    } else if (!isAtMargin) {
      this.reportAt(line, 0, 'program-inner-section', []);
    }
    this.below(line, mistake === null ? 'program-empty-section' : null);
    if (mistake === null && isAtMargin) {
      const to = this.lines[this.next - 1]?.number ?? line.number;
      this.sections.push({ from: line.number, to, buyers });
    }
  }

  /** @param ifEmpty the error if there are no steps below the head; null if the head has an error already */
  private below(head: CodeLine, ifEmpty: ProgramErrorCode | null): void {
    const before = this.next;
    this.body(head);
    if (this.next === before && ifEmpty !== null) {
      this.reportAt(head, 0, ifEmpty, []);
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

  private reportAt(
    line: CodeLine,
    at: number,
    code: ProgramErrorCode,
    args: readonly string[],
  ): void {
    this.report(line.number, (line.columns[at] ?? 0) + 1, code, args);
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
