import { leastMs } from '../model/program';
import { buyerCount, type Scenario } from '../model/scenario';
import { LIVE, playFrom, pleasantSpeed, type Player } from './player';

/** Runs that are over sooner than this are shown in slow motion: nobody could see them otherwise. */
const SLOW_MOTION_BELOW_MS = 1_500;
/** A run that goes on for longer than this after all is shown as it happens. */
export const GIVE_UP_SLOW_MOTION_MS = 4_000;

/** How to show a run that is about to start. */
export function playerFor({ program, lock, placement }: Scenario): Player {
  const ms = leastMs(program, lock.kind === 'none' ? 1 : buyerCount(placement));
  return ms > SLOW_MOTION_BELOW_MS
    ? LIVE
    : { ...playFrom(LIVE, 0), speed: pleasantSpeed(ms * 1e6) };
}
