/** Most gates that a schedule may name. */
const MOST_GATES = 10_000;
const PART = /^(\d{1,4})(?:\*([1-9]\d{0,4}))?$/;

/**
 * Reads whom a schedule lets pass, gate by gate: `0*2 1` is 0, 0, 1.
 *
 * @returns null if it is none
 */
export function parseSchedule(text: string): readonly number[] | null {
  const buyers: number[] = [];
  for (const part of text.trim().split(/\s+/)) {
    const [, buyer, times] = PART.exec(part) ?? [];
    const count = Number(times ?? 1);
    if (buyer === undefined || buyers.length + count > MOST_GATES) {
      return null;
    }
    buyers.push(...Array.from({ length: count }, () => Number(buyer)));
  }
  return buyers;
}

/** The written form, without repeats written out. */
export function writeSchedule(buyers: readonly number[]): string {
  const parts: { buyer: number; count: number }[] = [];
  for (const buyer of buyers) {
    const last = parts.at(-1);
    if (last?.buyer === buyer) {
      last.count++;
    } else {
      parts.push({ buyer, count: 1 });
    }
  }
  return parts
    .map(({ buyer, count }) => `${String(buyer)}${count > 1 ? `*${String(count)}` : ''}`)
    .join(' ');
}
