import { nothing, svg, type SVGTemplateResult } from 'lit';
import { fitText } from '../../geometry/fit-text';
import { keyGlyph } from './glyphs';

/** The width of a key with a name, at most. */
const WIDEST = 46;
/** Smaller names cannot be read. */
const LEAST_TEXT = 6;

/** The keys of named locks in a row that ends at `right` and is `room` wide at most. */
export function namedKeys(
  locks: readonly string[],
  right: number,
  y: number,
  room: number,
): SVGTemplateResult[] {
  const slot = slotOf(locks, room);
  const size = Math.min(13, slot * 0.5);
  return locks.map((lock, index) => {
    const x = right - (locks.length - index) * slot;
    const font = fitText(lock, slot - size - 3, 11);
    return svg`
      ${keyGlyph(x, y, size)}
      ${
        font < LEAST_TEXT
          ? nothing
          : svg`<text class="key-name" x=${x + size + 1} y=${y + 7} .style=${`font-size:${font}px`}>${lock}</text>`
      }
    `;
  });
}

/** The width of all those keys. */
export function namedKeysWidth(locks: readonly string[], room: number): number {
  return locks.length * slotOf(locks, room);
}

function slotOf(locks: readonly string[], room: number): number {
  const longest = Math.max(1, ...locks.map(({ length }) => length));
  return Math.min(WIDEST, 18 + 7 * longest, room / Math.max(1, locks.length));
}
