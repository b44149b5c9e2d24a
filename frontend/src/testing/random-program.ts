type Some<E> = readonly [E, ...E[]];

const STEPS = [
  'query',
  'lock',
  'unlock',
  'read',
  'take',
  'write',
  'write 5',
  'think 10',
  'with lock:',
  'with lock:',
  'with lock',
  'with lock :',
  'with lock: read',
  'with mutex:',
  'lock.acquire()',
  'release;',
  'think',
  'think soon',
  'think 60001',
  'dance',
  '读取',
  '# note',
  '',
] as const;
const INDENTS = ['', '', '', '  ', '  ', '    ', '      ', '\u3000', '\u00a0\u00a0', '\t'] as const;
const ENDS = ['\n', '\n', '\n', '\r\n', '\r', '\u2028', '\u2029', '\u0085', '\v', '\f'] as const;
const ODD = [
  ' ',
  '\u00a0',
  '\u2003',
  '\u3000',
  '\u200b',
  '\u2060',
  '\ufeff',
  '\u00ad',
  '\u202e',
  '\u0007',
  '\u001c',
  '\ufe0f',
  '\u{e0041}',
  '\t',
  '#',
  '＃',
  '：',
  '１',
  'ｒ',
  'о',
  '，',
  '🎫',
  ':',
  '{',
  ';',
  '(',
  '.',
  'x',
] as const;
const TAILS = ['', '', '', ' # note', '  ', '#\u2028', '\u3000'] as const;

/** One thing in all the ways in which it may be written. */
const RIGHT: Some<Some<string>> = [
  ['query'],
  ['lock', 'ｌｏｃｋ'],
  ['unlock'],
  ['read'],
  ['take', 'ｔake'],
  ['write', 'write 5', 'write\u3000５'],
  ['think 10', 'think １０', 'think   10'],
];
const HEADS = ['with lock:', 'with lock：', 'with\u3000lock :', 'with   lock：'] as const;
const LEVELS = ['  ', '    ', '\u3000', ' \u3000'] as const;

/** A program as it might be pasted, with any line ends: every other one is right, the rest have something too many. */
export function randomProgram(random: () => number): string {
  const program = new RandomProgram(random);
  return program.below(2) === 0 ? program.right() : program.wrong();
}

class RandomProgram {
  constructor(private readonly random: () => number) {}

  below(n: number): number {
    return Math.floor(this.random() * n);
  }

  right(): string {
    const margin = this.pick(['', '', '  ']);
    const level = this.pick(LEVELS);
    let text = this.below(6) === 0 ? '\ufeff' : '';
    let depth = 0;
    let isHead = false;
    for (let line = 1 + this.below(8); line > 0 || isHead; line--) {
      depth = isHead ? depth + 1 : this.below(depth + 1);
      isHead = line > 0 && depth < 3 && this.below(4) === 0;
      const step = isHead ? this.pick(HEADS) : this.pick(this.pick(RIGHT));
      text += margin + level.repeat(depth) + step + this.end();
    }
    return text;
  }

  wrong(): string {
    let text = this.below(12) === 0 ? '\ufeff' : '';
    for (let line = 1 + this.below(7); line > 0; line--) {
      let step: string = this.pick(STEPS);
      if (this.below(4) === 0) {
        const at = this.below(step.length + 1);
        step = step.slice(0, at) + this.pick(ODD) + step.slice(at + this.below(2));
      }
      text += this.pick(INDENTS) + step + this.end();
    }
    return text;
  }

  private end(): string {
    return this.pick(TAILS) + this.pick(ENDS);
  }

  private pick<E>(values: Some<E>): E {
    return values[this.below(values.length)] ?? values[0];
  }
}
