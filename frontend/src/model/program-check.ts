/** What is wrong with a line of a program; the codes are the server's. */
export type ProgramErrorCode =
  | 'program-empty'
  | 'program-tab'
  | 'program-indent'
  | 'program-empty-block'
  | 'program-unknown-step'
  | 'program-millis';

export interface ProgramError {
  /** From 1, as is `column`. */
  readonly line: number;
  readonly column: number;
  readonly code: ProgramErrorCode;
  /** The words that are wrong. */
  readonly what: string;
}

/** The longest `think N` and `write N`. */
export const MAX_MILLIS = 60_000;

interface Line {
  readonly number: number;
  readonly indent: number;
  readonly text: string;
}

const LINE = /^( *)([^ \t\v\f\r].*?)[ \t\v\f\r]*$/;
const TIMED = /^((think|write)[ \t\v\f\r]+)([^ \t\v\f\r]+)$/;
const PLAIN: ReadonlySet<string> = new Set(['query', 'lock', 'unlock', 'read', 'take', 'write']);
const BLOCK = 'with lock:';

/**
 * Finds everything that is wrong with a program, as the server's parser does. The server stays the
 * judge: this is only to say it while somebody types. Both pass the same vectors.
 */
export function checkProgram(text: string): readonly ProgramError[] {
  return new Check(text.replaceAll('\r\n', '\n').replace(/[ \t\n\v\f\r]+$/, '')).run();
}

class Check {
  private readonly errors: ProgramError[] = [];
  private readonly lines: Line[] = [];
  private next = 0;
  private steps = 0;

  constructor(private readonly text: string) {}

  run(): readonly ProgramError[] {
    this.split();
    this.block(0);
    if (this.steps === 0 && this.errors.length === 0) {
      this.report(1, 1, 'program-empty', '');
    }
    return this.errors.sort((a, b) => a.line - b.line);
  }

  private split(): void {
    this.text.split('\n').forEach((raw, index) => {
      const tab = raw.indexOf('\t');
      if (tab >= 0) {
        this.report(index + 1, tab + 1, 'program-tab', raw.trim());
        return;
      }
      const match = LINE.exec(raw);
      const [indent, words] = [match?.[1], match?.[2]];
      if (indent !== undefined && words !== undefined && !words.startsWith('#')) {
        this.lines.push({ number: index + 1, indent: indent.length, text: words });
      }
    });
  }

  private block(indent: number): void {
    for (let line = this.peek(); line !== undefined && line.indent >= indent; line = this.peek()) {
      this.next++;
      if (line.indent > indent) {
        this.report(line.number, indent + 1, 'program-indent', line.text);
      } else {
        this.step(line);
      }
    }
  }

  private peek(): Line | undefined {
    return this.lines[this.next];
  }

  private step(line: Line): void {
    if (PLAIN.has(line.text)) {
      this.steps++;
    } else if (line.text === BLOCK) {
      this.withLock(line);
    } else {
      this.timed(line);
    }
  }

  private withLock(line: Line): void {
    const first = this.peek();
    if (first === undefined || first.indent <= line.indent) {
      this.report(line.number, line.indent + 1, 'program-empty-block', line.text);
      return;
    }
    this.steps++;
    this.block(first.indent);
  }

  private timed(line: Line): void {
    const match = TIMED.exec(line.text);
    const [start, millis] = [match?.[1], match?.[3]];
    if (start === undefined || millis === undefined) {
      this.report(line.number, line.indent + 1, 'program-unknown-step', line.text);
    } else if (!/^[0-9]{1,5}$/.test(millis) || Number(millis) > MAX_MILLIS) {
      this.report(line.number, line.indent + start.length + 1, 'program-millis', millis);
    } else {
      this.steps++;
    }
  }

  private report(line: number, column: number, code: ProgramErrorCode, what: string): void {
    this.errors.push({ line, column, code, what });
  }
}
