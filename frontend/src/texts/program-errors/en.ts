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
  'program-name': (name: string) =>
    `“${name}” cannot be the name of a lock. A name has a letter and then letters, digits and _, at most 16 in all, and is no word of the language.`,
  'program-many-names': (names: string, most: string) =>
    `The program has ${names} locks; at most ${most} are allowed.`,
  'program-never-locked': (name: string, others: string) =>
    `No step acquires the lock “${name}”. Acquired are: ${others}.`,
  'program-empty-section': () => 'A section needs indented steps below its head.',
  'program-inner-section': () => 'A section starts at the left margin, not inside another block.',
  'program-outside-section': () =>
    'This step is in no section. Where a program has sections, every step is in one.',
  'program-buyer-twice': (buyer: string) => `Buyer ${buyer} has a section already.`,
  'program-others-twice': () => 'There is an “others:” already.',
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
