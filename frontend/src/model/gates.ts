import { type Keyword, parseProgram } from './program';

/** One gate of a program: a line, or the end of a block. */
export interface Gate {
  readonly keyword: Keyword;
  readonly line: number;
  /** The milliseconds of `think N` and `write N`. */
  readonly ms: number;
  /** The name of the lock that it acquires or releases; null if it does neither. */
  readonly lock: string | null;
  /** The section that it is in: the line of its head, 0 without sections. */
  readonly section: number;
  readonly acquires: boolean;
  readonly releases: boolean;
}

/** The gates in the order in which a buyer passes them; the end of a block is one of its own. */
export function gatesOf(program: string): readonly Gate[] {
  const gates: Gate[] = [];
  const open: (Pick<Gate, 'line' | 'lock' | 'section'> & { readonly indent: number })[] = [];
  let section = 0;
  const closeTo = (indent: number) => {
    for (
      let block = open.at(-1);
      block !== undefined && block.indent >= indent;
      block = open.at(-1)
    ) {
      open.pop();
      gates.push({
        keyword: 'with lock',
        line: block.line,
        ms: 0,
        lock: block.lock,
        section: block.section,
        acquires: false,
        releases: true,
      });
    }
  };
  for (const { keyword, number: line, indent, ms, lock, buyers } of parseProgram(program)) {
    section = buyers === null ? section : line;
    if (keyword !== null) {
      closeTo(indent);
      const isBlock = keyword === 'with lock';
      gates.push({
        keyword,
        line,
        ms: ms ?? 0,
        lock,
        section,
        acquires: isBlock || keyword === 'lock',
        releases: keyword === 'unlock',
      });
      if (isBlock) {
        open.push({ indent, line, lock, section });
      }
    }
  }
  closeTo(0);
  return gates;
}
