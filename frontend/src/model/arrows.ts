import type { RunEvent } from './events';
import { type Arrow, laneOf, type Span } from './lanes';
import { OpenWrites } from './open-writes';

type Write = RunEvent & { readonly buyer: number };

interface Copy {
  readonly seq: number;
  readonly t: number;
  /** The first write by another buyer since. */
  staleBy: Write | null;
}

/**
 * The causes that a timeline shows: the key of each lock going from one buyer to the next, and for every write
 * of an outdated copy the write that had made it so.
 */
export function buildArrows(
  events: readonly RunEvent[],
  holds: readonly Span[],
  locks: number,
): { arrows: readonly Arrow[]; staleWrites: readonly number[] } {
  const arrows = handOvers(holds, locks);
  const staleWrites: number[] = [];
  const copies = new Map<number, Copy>();
  /** The copies that open writes were made from, by the writes' `seq`. */
  const written = new Map<number, Copy>();
  const open = new OpenWrites();
  for (const event of events) {
    if (event.kind === 'read') {
      copies.set(event.buyer, { seq: event.seq, t: event.t, staleBy: null });
    } else if (event.kind === 'wrote') {
      const own = copies.get(event.buyer);
      if (own !== undefined) {
        written.set(event.seq, own);
        copies.delete(event.buyer);
      }
    }
    const kept = open.add(event);
    for (const write of kept) {
      const own = written.get(write.seq);
      if (own?.staleBy != null) {
        arrows.push(stale(own, own.staleBy, write.buyer, locks));
        staleWrites.push(write.seq);
      }
      written.delete(write.seq);
    }
    if (kept.length > 0) {
      const by = event as Write;
      for (const copy of [...copies.values(), ...written.values()]) {
        copy.staleBy ??= by;
      }
    }
  }
  return { arrows, staleWrites };
}

function stale(copy: Copy, by: Write, buyer: number, locks: number): Arrow {
  return {
    kind: 'stale',
    fromLane: laneOf(by.buyer, locks),
    fromT: by.t,
    toLane: laneOf(buyer, locks),
    toT: copy.t,
    seqs: [by.seq, copy.seq],
  };
}

function handOvers(holds: readonly Span[], locks: number): Arrow[] {
  const arrows: Arrow[] = [];
  /** The last hold of each lock, by the lock's lane. */
  const last = new Map<number, Span>();
  for (const after of holds.filter((span) => span.kind === 'held' && !span.wrong)) {
    const before = last.get(after.lane);
    last.set(after.lane, after);
    if (before?.buyer == null || after.buyer === null || before.buyer === after.buyer) {
      continue;
    }
    if (before.to !== null && before.to <= after.from) {
      arrows.push({
        kind: 'hand-over',
        fromLane: laneOf(before.buyer, locks),
        fromT: before.to,
        toLane: laneOf(after.buyer, locks),
        toT: after.from,
        seqs: [before.seq, after.seq],
      });
    }
  }
  return arrows;
}
