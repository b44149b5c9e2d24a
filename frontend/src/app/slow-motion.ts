import { leastMs } from '../model/program';
import { buyerCount, type Scenario } from '../model/scenario';
import type { TimeRange } from '../model/time-range';
import { advance, LIVE, type Player, playFrom, pleasantSpeed } from './player';

/** Runs that are likely to be shorter than this are played in slow motion, or they would be over before they are seen. */
const SLOW_MOTION_BELOW_MS = 1_500;
/** A run that lasts longer than this is shown live after all. */
const GIVE_UP_SLOW_MOTION_MS = 4_000;

/** The player for a run that is about to start. */
export function playerFor({ program, lock, placement }: Scenario): Player {
  const ms = leastMs(program, lock.kind === 'none' ? 1 : buyerCount(placement));
  return ms > SLOW_MOTION_BELOW_MS
    ? LIVE
    : { ...playFrom(LIVE, 0), speed: pleasantSpeed(ms * 1e6) };
}

/**
 * Advances the player by a time of the viewer.
 *
 * @param goingOnMs for how long the run has been going on; 0 once it is over
 */
export function advanceSlowly(
  player: Player,
  { from, to }: TimeRange,
  elapsedMs: number,
  goingOnMs: number,
): Player {
  return goingOnMs > GIVE_UP_SLOW_MOTION_MS
    ? { ...LIVE, speed: player.speed }
    : advance({ ...player, at: Math.max(player.at, from) }, elapsedMs, to, goingOnMs === 0);
}

/** The player at the speed for a run of this length, unless it is faster already. */
export function fasterIfLong(player: Player, { from, to }: TimeRange): Player {
  const pleasant = pleasantSpeed(to - from);
  return { ...player, speed: pleasant > player.speed ? pleasant : player.speed };
}
