import type { LaneHead } from '../../draw/scene';
import { FIRST_BUYER_LANE, LOCK_LANE, STORE_LANE } from '../../model/lanes';
import type { Scenario } from '../../model/scenario';
import type { Texts } from '../../texts/en';

/** The heads of the lanes. */
export function headsOf(
  lanes: readonly number[],
  { lock }: Scenario,
  pinned: ReadonlySet<number>,
  texts: Texts,
): readonly LaneHead[] {
  const { timeline } = texts;
  return lanes.map((lane) => {
    if (lane === STORE_LANE || lane === LOCK_LANE) {
      const lockName = lock.kind === 'none' ? timeline.noLock : timeline.lock;
      const name = lane === STORE_LANE ? timeline.store : lockName;
      return { name, tone: 'shared', buyer: null, isPinned: false };
    }
    const buyer = lane - FIRST_BUYER_LANE;
    return { name: texts.buyer(buyer), tone: 'buyer', buyer, isPinned: pinned.has(buyer) };
  });
}

/** A lane that is only a title. */
export function titleHead(name: string): LaneHead {
  return { name, tone: 'title', buyer: null, isPinned: false };
}
