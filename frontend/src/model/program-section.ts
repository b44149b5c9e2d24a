import { shown, type StepMistake } from './program-step';

/** What the head of a section says: `buyer 0, 2:` or `others:`. */
export interface SectionHead {
  /** The buyers that it names; none for `others:`. */
  readonly buyers: readonly number[];
  readonly mistake: StepMistake | null;
}

const BUYERS = /^buyer +([0-9]{1,4}(?: *, *[0-9]{1,4})*) *:$/;
const OTHERS = /^others *:$/;
/** A head with another spelling. */
const SIMILAR = /^(buyer|other)s?(?![a-z0-9_(.]).*$/i;

/** Reads the code of a line; null if it is no head of a section. The server's SectionHead is equivalent. */
export function readSectionHead(code: string): SectionHead | null {
  const [, list] = BUYERS.exec(code) ?? [];
  if (list !== undefined) {
    const buyers = list.split(',').map(Number);
    const twice = buyers.find((buyer, index) => buyers.indexOf(buyer) < index);
    return twice === undefined
      ? { buyers, mistake: null }
      : wrong('program-buyer-twice', [String(twice)]);
  }
  if (OTHERS.test(code)) {
    return { buyers: [], mistake: null };
  }
  const [, word] = SIMILAR.exec(code) ?? [];
  return word === undefined
    ? null
    : wrong('program-write-as', [
        shown(code),
        word.toLowerCase() === 'buyer' ? 'buyer 0:' : 'others:',
      ]);
}

/** The program with which all buyers do what the first section says; null where there are no sections. */
export function firstSection(program: string): string | null {
  const lines = program.split('\n');
  const heads = lines.flatMap((line, index) =>
    readSectionHead(line.trimEnd()) === null ? [] : [index],
  );
  const [first, second = lines.length] = heads;
  if (first === undefined) {
    return null;
  }
  const body = lines.slice(first + 1, second);
  const indents = body.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const indent = Math.min(...indents);
  return body
    .map((line) => line.slice(indent))
    .join('\n')
    .trimEnd();
}

function wrong(code: StepMistake['code'], args: readonly string[]): SectionHead {
  return { buyers: [], mistake: { code, at: 0, args } };
}
