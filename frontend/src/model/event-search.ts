import type { RunEvent } from './events';

/** The events that a search means, in the order of time: every word has to be in what they say. */
export function findEvents(
  events: readonly RunEvent[],
  words: string,
  say: (event: RunEvent) => string,
): readonly number[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) {
    return [];
  }
  return events.flatMap((event) => {
    const said = `${say(event)} ${event.kind}`.toLowerCase();
    return wanted.every((word) => said.includes(word)) ? [event.seq] : [];
  });
}

/** The one after (or before) another, round and round; the first where there was none. */
export function nextOf(
  found: readonly number[],
  current: number | null,
  by: 1 | -1,
): number | null {
  const at = current === null ? -1 : found.indexOf(current);
  if (at < 0) {
    return (by === 1 ? found[0] : found.at(-1)) ?? null;
  }
  return found[(at + by + found.length) % found.length] ?? null;
}
