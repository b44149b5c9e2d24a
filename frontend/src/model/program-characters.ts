/*
 * The characters that are no part of a program, but get in when one is pasted. The server's ProgramCharacters has
 * the same.
 */

/** What a character is called that is no part of a program; the keys of its names. */
export type CharacterName =
  | 'no-break-space'
  | 'other-space'
  | 'zero-width-space'
  | 'zero-width-joiner'
  | 'byte-order-mark'
  | 'soft-hyphen'
  | 'direction-mark'
  | 'control-character'
  | 'invisible-character';

type Ranges = readonly (readonly [first: number, last: number])[];

const NO_BREAK_SPACES: Ranges = [
  [0xa0, 0xa0],
  [0x2007, 0x2007],
  [0x202f, 0x202f],
];
const ODD_SPACES: Ranges = [
  ...NO_BREAK_SPACES,
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x205f, 0x205f],
];
const JOINERS: Ranges = [
  [0x200c, 0x200d],
  [0x2060, 0x2060],
];
const DIRECTION_MARKS: Ranges = [
  [0x61c, 0x61c],
  [0x200e, 0x200f],
  [0x202a, 0x202e],
  [0x2066, 0x2069],
];
const CONTROLS: Ranges = [
  [0, 8],
  [0xe, 0x1f],
  [0x7f, 0x84],
  [0x86, 0x9f],
];
/** Characters that take no room, or only room, and are no spaces. */
const INVISIBLE: Ranges = [
  ...CONTROLS,
  ...JOINERS,
  ...DIRECTION_MARKS,
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200b],
  [0x2061, 0x206f],
  [0x2800, 0x2800],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff9, 0xfffb],
  [0xe0000, 0xe0fff],
];
/** What Java takes for white space. */
const ENDING_SPACES: Ranges = [
  [9, 0xd],
  [0x1c, 0x20],
  [0x1680, 0x1680],
  [0x2000, 0x2006],
  [0x2008, 0x200a],
  [0x2028, 0x2029],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
];
const NAMES: readonly (readonly [Ranges, CharacterName])[] = [
  [NO_BREAK_SPACES, 'no-break-space'],
  [ODD_SPACES, 'other-space'],
  [[[0x200b, 0x200b]], 'zero-width-space'],
  [JOINERS, 'zero-width-joiner'],
  [[[0xfeff, 0xfeff]], 'byte-order-mark'],
  [[[0xad, 0xad]], 'soft-hyphen'],
  [DIRECTION_MARKS, 'direction-mark'],
  [CONTROLS, 'control-character'],
];

const FULL_WIDTH = /[\uff01-\uff5e]/g;
const TO_ASCII = 0xfee0;

/** A text as a Western keyboard types it: full-width letters, digits and signs count as their ASCII ones. */
export function halfWidth(text: string): string {
  return text.replace(FULL_WIDTH, (wide) => String.fromCharCode(wide.charCodeAt(0) - TO_ASCII));
}

/** Whether it is a space, but none that a keyboard types. */
export function isOddSpace(character: string): boolean {
  return isIn(ODD_SPACES, character);
}

/** Whether it means nothing at the end of a text. */
export function isEndingSpace(character: string): boolean {
  return isIn(ENDING_SPACES, character);
}

export function isInvisible(character: string): boolean {
  return isIn(INVISIBLE, character);
}

/** What it is called, if it is an odd space or invisible. */
export function nameOf(character: string): CharacterName {
  return NAMES.find(([ranges]) => isIn(ranges, character))?.[1] ?? 'invisible-character';
}

function isIn(ranges: Ranges, character: string): boolean {
  const number = character.codePointAt(0) ?? -1;
  return ranges.some(([first, last]) => first <= number && number <= last);
}

/** A character by its number, such as `U+00A0`. */
export function codePoint(character: string): string {
  const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return `U+${number.padStart(4, '0')}`;
}
