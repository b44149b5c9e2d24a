import { leastMs } from '../model/program';
import type { Stretch } from '../model/stretch';
import { buyerCount, type Scenario } from '../model/scenario';
import { advance, LIVE, playFrom, pleasantSpeed, type Player } from './player';

/** Runs that are over sooner than this are shown in slow motion: nobody could see them otherwise. */
const SLOW_MOTION_BELOW_MS = 1_500;
/** A run that goes on for longer than this after all is shown as it happens. */
const GIVE_UP_SLOW_MOTION_MS = 4_000;

/** How to show a run that is about to start. */
export function playerFor({ program, lock, placement }: Scenario): Player {
  const ms = leastMs(program, lock.kind === 'none' ? 1 : buyerCount(placement));
  return ms > SLOW_MOTION_BELOW_MS
    ? LIVE
    : { ...playFrom(LIVE, 0), speed: pleasantSpeed(ms * 1e6) };
}

/** Goes on by some time of the viewer. @param goingOnMs for how long the run goes on by now; 0 when it is over */
export function goOn(
  player: Player,
  { from, to }: Stretch,
  elapsedMs: number,
  goingOnMs: number,
): Player {
  return goingOnMs > GIVE_UP_SLOW_MOTION_MS
    ? { ...LIVE, speed: player.speed }
    : advance({ ...player, at: Math.max(player.at, from) }, elapsedMs, to, goingOnMs === 0);
}

/** Once the run's length is known: speeds up if the showing would take too long. */
export function inTime(player: Player, { from, to }: Stretch): Player {
  const pleasant = pleasantSpeed(to - from);
  return { ...player, speed: pleasant > player.speed ? pleasant : player.speed };
}
