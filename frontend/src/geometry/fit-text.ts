/** The width of a digit of the page's fonts, relative to their size. */
const DIGIT = 0.6;

/** The largest font size, at most `largest`, at which a number is no wider than `width`. */
export function fitText(label: string, width: number, largest: number): number {
  return Math.min(largest, width / (DIGIT * Math.max(1, label.length)));
}
