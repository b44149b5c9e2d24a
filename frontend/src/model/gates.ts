import { type Keyword, parseProgram } from './program';

/** One gate of a program: a line, or the end of a block. */
export interface Gate {
  readonly keyword: Keyword;
  readonly line: number;
  /** The milliseconds of `think N` and `write N`. */
  readonly ms: number;
  readonly acquires: boolean;
  readonly releases: boolean;
}

/** The gates in the order in which a buyer passes them; the end of a block is one of its own. */
export function gatesOf(program: string): readonly Gate[] {
  const gates: Gate[] = [];
  const open: { readonly indent: number; readonly line: number }[] = [];
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
        acquires: false,
        releases: true,
      });
    }
  };
  for (const { keyword, number: line, indent, ms } of parseProgram(program)) {
    if (keyword !== null) {
      closeTo(indent);
      const isBlock = keyword === 'with lock';
      gates.push({
        keyword,
        line,
        ms: ms ?? 0,
        acquires: isBlock || keyword === 'lock',
        releases: keyword === 'unlock',
      });
      if (isBlock) {
        open.push({ indent, line });
      }
    }
  }
  closeTo(0);
  return gates;
}
