import { codePoint } from './program-characters';
import { DEFAULT_LOCK } from './wait-for-graph';

/** The first words of all steps. */
export const KEYWORDS = [
  'query',
  'lock',
  'unlock',
  'with lock',
  'read',
  'take',
  'write',
  'think',
] as const;
export type Keyword = (typeof KEYWORDS)[number];

/** The longest `think N` and `write N`. */
export const MAX_MILLIS = 60_000;

/** What is wrong with a line of code; the codes are the server's. */
export type StepMistakeCode =
  | 'program-missing-colon'
  | 'program-inline-block'
  | 'program-foreign-character'
  | 'program-write-as'
  | 'program-unknown-step'
  | 'program-name'
  | 'program-buyer-twice'
  | 'program-millis';

export interface StepMistake {
  readonly code: StepMistakeCode;
  /** Where in the code, from 0. */
  readonly at: number;
  /** The words that are wrong, and what the text about them needs besides. */
  readonly args: readonly string[];
}

/** What a line of code says. */
export interface StepReading {
  readonly keyword: Keyword | null;
  /** Milliseconds of `think N` and `write N`. */
  readonly ms: number | null;
  /** The name of the lock that the step acquires or releases; null if it does neither. */
  readonly lock: string | null;
  /** Whether deeper lines below are a block of this one. */
  readonly opensBlock: boolean;
  readonly mistake: StepMistake | null;
}

const PLAIN: ReadonlySet<string> = new Set(['query', 'lock', 'unlock', 'read', 'take', 'write']);
const BLOCK = /^with +lock *:$/;
const WITHOUT_COLON = /^with +lock$/;
const INLINE = /^with +lock *: *(.+)$/;
const NAMED = /^(lock|unlock) +([A-Za-z][^ .(:;]*)$/;
const NAMED_BLOCK = /^with +lock +([A-Za-z][^ .(:;]*) *(:?)$/;
const NAME = /^[A-Za-z][A-Za-z0-9_]{0,15}$/;
/** The words of the language, which are no names. */
const RESERVED: ReadonlySet<string> = new Set(
  (
    'lock unlock upgrade try with shared locked query read take put write think buyer others ' +
    'if else while stop wait notify all'
  ).split(' '),
);
const TIMED = /^(think|write) +([^ ]+)$/;
const MILLIS = /^[0-9]{1,5}$/;
const FOREIGN = /[\u0080-\u{10ffff}]/u;
const LETTER = /[A-Za-z]/;
/** How other languages begin a block that holds a lock. */
const OTHER_BLOCK = /^(?:(?:async +)?with(?![a-z0-9_]).*|lock *:)$/i;
const OTHER_OPENING = /^(?:with(?![a-z0-9_]).*|.*[:{])$/i;
/** How other languages call a method. */
const CALL = /^(?:[\w.]*\.)?(\w+) *(?:\(.*\))? *;?$/;
const MARKS_OF_A_CALL = /[.(;]/;
const BLOCK_HEAD = 'with lock:';
const CALLED: ReadonlyMap<string, string> = new Map([
  ['acquire', 'lock'],
  ['lock', 'lock'],
  ['release', 'unlock'],
  ['unlock', 'unlock'],
  ['query', 'query'],
  ['read', 'read'],
  ['take', 'take'],
  ['write', 'write'],
  ['sleep', 'think N'],
  ['think', 'think N'],
]);
/** Those that are no steps, so that they need no marks of a call to be seen as one. */
const OTHER_WORDS: ReadonlySet<string> = new Set(['acquire', 'release', 'sleep']);
const MOST_SHOWN = 40;
/** The longest line that is compared with other languages. */
const LONGEST_CALL = 200;

/** Reads the code of a line. */
export function readStep(code: string): StepReading {
  if (PLAIN.has(code)) {
    const lock = code === 'lock' || code === 'unlock' ? DEFAULT_LOCK : null;
    return { keyword: code as Keyword, ms: null, lock, opensBlock: false, mistake: null };
  }
  if (BLOCK.test(code)) {
    return right('with lock', DEFAULT_LOCK);
  }
  if (WITHOUT_COLON.test(code)) {
    return wrong(code, 'program-missing-colon', code.length, [], true);
  }
  const foreign = FOREIGN.exec(code);
  if (foreign !== null && LETTER.test(code)) {
    const args = [foreign[0], codePoint(foreign[0])];
    return wrong(code, 'program-foreign-character', foreign.index, args);
  }
  return readNamed(code) ?? readTimed(code) ?? readOther(code);
}

function readNamed(code: string): StepReading | null {
  const [, word, name] = NAMED.exec(code) ?? [];
  if (word !== undefined && name !== undefined) {
    return named(code, word as Keyword, name);
  }
  const [, ofBlock, colon] = NAMED_BLOCK.exec(code) ?? [];
  if (ofBlock === undefined) {
    return null;
  }
  return colon === ''
    ? wrong(code, 'program-missing-colon', code.length, [])
    : named(code, 'with lock', ofBlock);
}

function named(code: string, keyword: Keyword, name: string): StepReading {
  const at = code.lastIndexOf(name);
  return NAME.test(name) && !RESERVED.has(name)
    ? right(keyword, name)
    : wrong(code, 'program-name', at, [shown(name)]);
}

function right(keyword: Keyword, lock: string): StepReading {
  return { keyword, ms: null, lock, opensBlock: keyword === 'with lock', mistake: null };
}

function readTimed(code: string): StepReading | null {
  const [, word, millis] = TIMED.exec(code) ?? [];
  if (word === undefined || millis === undefined) {
    return null;
  }
  if (!MILLIS.test(millis) || Number(millis) > MAX_MILLIS) {
    const args = [shown(millis), String(MAX_MILLIS)];
    return wrong(code, 'program-millis', code.length - millis.length, args);
  }
  const keyword = word as Keyword;
  return { keyword, ms: Number(millis), lock: null, opensBlock: false, mistake: null };
}

/** What is no step, but perhaps one of another language. */
function readOther(code: string): StepReading {
  const [, rest] = INLINE.exec(code) ?? [];
  if (rest !== undefined) {
    return wrong(code, 'program-inline-block', code.length - rest.length, [shown(rest)]);
  }
  if (OTHER_BLOCK.test(code)) {
    return wrong(code, 'program-write-as', 0, [shown(code), BLOCK_HEAD]);
  }
  const [, method] = (code.length <= LONGEST_CALL ? CALL.exec(code) : null) ?? [];
  const name = method?.toLowerCase() ?? '';
  const step = CALLED.get(name);
  if (step !== undefined && (MARKS_OF_A_CALL.test(code) || OTHER_WORDS.has(name))) {
    return wrong(code, 'program-write-as', 0, [shown(code), step]);
  }
  return wrong(code, 'program-unknown-step', 0, [shown(code)]);
}

function wrong(
  code: string,
  mistake: StepMistakeCode,
  at: number,
  args: readonly string[],
  isBlock = OTHER_OPENING.test(code) || OTHER_BLOCK.test(code),
): StepReading {
  const read = { keyword: null, ms: null, lock: null, opensBlock: isBlock };
  return { ...read, mistake: { code: mistake, at, args } };
}

/** Not more than fits into a sentence, and no half of a character. */
export function shown(text: string): string {
  const characters = Array.from(text);
  return characters.length <= MOST_SHOWN ? text : `${characters.slice(0, MOST_SHOWN).join('')}…`;
}
