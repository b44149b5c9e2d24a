import type { RunEvent } from './events';
import { type Arrow, laneOf, type Span } from './lanes';

type Write = RunEvent & { readonly buyer: number };

interface Copy {
  readonly seq: number;
  readonly t: number;
  /** The first write by another buyer since. */
  staleBy: Write | null;
}

/**
 * The causes that a timeline shows: the key going from one buyer to the next, and for every write
 * of an outdated copy the write that had made it so.
 */
export function buildArrows(
  events: readonly RunEvent[],
  lock: readonly Span[],
): { arrows: readonly Arrow[]; staleWrites: readonly number[] } {
  const arrows = handOvers(lock);
  const staleWrites: number[] = [];
  const copies = new Map<number, Copy>();
  for (const event of events) {
    if (event.kind === 'read') {
      copies.set(event.buyer, { seq: event.seq, t: event.t, staleBy: null });
    } else if (event.kind === 'wrote') {
      const own = copies.get(event.buyer);
      if (own?.staleBy != null) {
        arrows.push(stale(own, own.staleBy, event.buyer));
        staleWrites.push(event.seq);
      }
      copies.delete(event.buyer);
      for (const copy of copies.values()) {
        copy.staleBy ??= event;
      }
    }
  }
  return { arrows, staleWrites };
}

function stale(copy: Copy, by: Write, buyer: number): Arrow {
  return {
    kind: 'stale',
    fromLane: laneOf(by.buyer),
    fromT: by.t,
    toLane: laneOf(buyer),
    toT: copy.t,
    seqs: [by.seq, copy.seq],
  };
}

function handOvers(lock: readonly Span[]): Arrow[] {
  const arrows: Arrow[] = [];
  const held = lock.filter((span) => span.kind === 'held' && !span.wrong && span.buyer !== null);
  for (let i = 1; i < held.length; i++) {
    const [before, after] = [held[i - 1], held[i]];
    if (before?.buyer == null || after?.buyer == null || before.buyer === after.buyer) {
      continue;
    }
    if (before.to !== null && before.to <= after.from) {
      arrows.push({
        kind: 'hand-over',
        fromLane: laneOf(before.buyer),
        fromT: before.to,
        toLane: laneOf(after.buyer),
        toT: after.from,
        seqs: [before.seq, after.seq],
      });
    }
  }
  return arrows;
}
