import type { ProgramErrorCode } from '../../model/program-check';
import type { CharacterName } from '../../model/program-characters';

/** What is wrong with a program; a text takes the arguments of its error. */
export const programErrorsEn = {
  'program-empty': () => 'The program has no steps.',
  'program-tab': (more: string) => `There is a tab here${andMore(more)}: write spaces instead.`,
  'program-odd-space': (name: string, number: string, more: string) =>
    `There is ${characters[name] ?? name} (${number}) here${andMore(more)}: type an ordinary space instead.`,
  'program-invisible': (name: string, number: string, more: string) =>
    `There is ${characters[name] ?? name} (${number}) here${andMore(more)}. It cannot be seen: delete it, or type the line anew.`,
  'program-foreign-character': (character: string, number: string) =>
    `“${character}” (${number}) is no part of a step, which has only letters from a to z, digits and “:”. Type the line anew, or write # before a note.`,
  'program-indent': () => 'This line is indented deeper than its block.',
  'program-outdent': () =>
    'This line is indented less than the block above, but not as little as the lines around that block.',
  'program-empty-block': () => '“with lock:” needs indented steps below it.',
  'program-missing-colon': () => 'A colon is missing at the end: “with lock:”.',
  'program-inline-block': (what: string) =>
    `Put “${what}” on a line of its own below “with lock:”, indented.`,
  'program-write-as': (what: string, step: string) => `“${what}” is written “${step}” here.`,
  'program-unknown-step': (what: string) =>
    `“${what}” is not a step. Steps are: query, lock, unlock, with lock:, read, take, write, think N.`,
  'program-millis': (what: string, most: string) =>
    `“${what}” is not a number of milliseconds from 0 to ${Number(most).toLocaleString('en')}.`,
} satisfies Record<ProgramErrorCode, (...args: string[]) => string>;

/** The names of characters that are not allowed in a program. */
const characters: Readonly<Record<string, string>> = {
  'no-break-space': 'a no-break space',
  'other-space': 'a space of another width',
  'zero-width-space': 'a zero-width space',
  'zero-width-joiner': 'a zero-width joiner',
  'byte-order-mark': 'a byte order mark',
  'soft-hyphen': 'a soft hyphen',
  'direction-mark': 'a mark for the direction of writing',
  'control-character': 'a control character',
  'invisible-character': 'an invisible character',
} satisfies Record<CharacterName, string>;

function andMore(lines: string): string {
  if (lines === '0') {
    return '';
  }
  return lines === '1' ? ' and in one more line' : ` and in ${lines} more lines`;
}
