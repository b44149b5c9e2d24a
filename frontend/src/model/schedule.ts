import { halfWidth } from './program-characters';

/** Most turns that a schedule may have. */
const MOST_TURNS = 10_000;
/** Spaces and line ends in a pasted schedule. */
const SPACE = /[\s\u0085]+/g;
const PASSES = /^(\d{1,4})(?:\*([1-9]\d{0,4}))?$/;
/** What happens to the buyer, and for the faults that last, for how many milliseconds. */
const EVENT = /^(\d{1,4})!([a-z-]+(?::[1-9]\d{0,4})?)$/;

/** A turn of a schedule: a buyer passes a gate, or something happens to it there. */
export interface Turn {
  readonly buyer: number;
  /** A fault's kind, as in `slow:500`, `thaw`, `timeout` or `expires`; null where a gate is passed. */
  readonly event: string | null;
}

/**
 * Reads what a schedule has happen, turn by turn: in `0*2 1!crash`, buyer 0 passes two gates, and buyer 1 is killed. Which
 * faults there are is for the server to know.
 *
 * @returns null if it is none
 */
export function parseSchedule(text: string): readonly Turn[] | null {
  const turns: Turn[] = [];
  for (const part of halfWidth(text).replace(SPACE, ' ').trim().split(' ')) {
    const next = turnsOf(part);
    if (next.length === 0 || turns.length + next.length > MOST_TURNS) {
      return null;
    }
    turns.push(...next);
  }
  return turns;
}

function turnsOf(part: string): readonly Turn[] {
  const [, struck, event] = EVENT.exec(part) ?? [];
  if (struck !== undefined && event !== undefined) {
    return [{ buyer: Number(struck), event }];
  }
  const [, buyer, times] = PASSES.exec(part) ?? [];
  return buyer === undefined
    ? []
    : Array.from({ length: Number(times ?? 1) }, () => ({ buyer: Number(buyer), event: null }));
}

/** The written form, without repeats written out. */
export function writeSchedule(turns: readonly Turn[]): string {
  const parts: { turn: Turn; count: number }[] = [];
  for (const turn of turns) {
    const last = parts.at(-1);
    if (last?.turn.buyer === turn.buyer && last.turn.event === null && turn.event === null) {
      last.count++;
    } else {
      parts.push({ turn, count: 1 });
    }
  }
  return parts.map(({ turn, count }) => written(turn, count)).join(' ');
}

function written({ buyer, event }: Turn, count: number): string {
  if (event !== null) {
    return `${String(buyer)}!${event}`;
  }
  return count > 1 ? `${String(buyer)}*${String(count)}` : String(buyer);
}
