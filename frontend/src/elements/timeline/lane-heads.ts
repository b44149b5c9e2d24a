import type { LaneHead } from '../../draw/scene';
import { FIRST_LOCK_LANE, firstBuyerLane, STORE_LANE } from '../../model/lanes';
import { hasLock, type Setup } from '../../model/run-state';
import { DEFAULT_LOCK } from '../../model/wait-for-graph';
import type { Texts } from '../../texts/en';

/** The heads of the lanes. */
export function headsOf(
  lanes: readonly number[],
  setup: Setup,
  pinned: ReadonlySet<number>,
  texts: Texts,
): readonly LaneHead[] {
  const firstBuyer = firstBuyerLane(setup.locks.length);
  return lanes.map((lane) => {
    if (lane < firstBuyer) {
      const name = lane === STORE_LANE ? texts.timeline.store : lockHead(lane, setup, texts);
      return { name, tone: 'shared', buyer: null, isPinned: false };
    }
    const buyer = lane - firstBuyer;
    return { name: texts.buyer(buyer), tone: 'buyer', buyer, isPinned: pinned.has(buyer) };
  });
}

function lockHead(lane: number, setup: Setup, { timeline, locks }: Texts): string {
  const lock = setup.locks[lane - FIRST_LOCK_LANE] ?? DEFAULT_LOCK;
  if (lock === DEFAULT_LOCK) {
    return hasLock(setup) ? timeline.lock : timeline.noLock;
  }
  return hasLock(setup) ? locks.named(lock) : locks.of(lock, timeline.noLock);
}

/** A lane that is only a title. */
export function titleHead(name: string): LaneHead {
  return { name, tone: 'title', buyer: null, isPinned: false };
}
