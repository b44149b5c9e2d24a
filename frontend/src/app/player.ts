/** Playback speeds; 1 is real time. */
export const SPEEDS = [1, 0.25, 0.05, 0.01, 0.001] as const;
export type Speed = (typeof SPEEDS)[number];

/** Which moment of a run is on the stage. Immutable; times in nanoseconds. */
export interface Player {
  readonly mode: 'live' | 'paused' | 'playing';
  /** The moment, unless live. */
  readonly at: number;
  readonly speed: Speed;
}

export const LIVE: Player = { mode: 'live', at: 0, speed: 0.05 };

const PLEASANT_NS = 5e9;
const NS_PER_MS = 1e6;

/** Advances the playback by a time of the viewer. At the end of a run that is over, it becomes live again. */
export function advance(player: Player, elapsedMs: number, end: number, isOver: boolean): Player {
  if (player.mode !== 'playing') {
    return player;
  }
  const at = player.at + elapsedMs * NS_PER_MS * player.speed;
  if (at < end) {
    return { ...player, at };
  }
  return isOver ? { ...player, mode: 'live' } : { ...player, at: end };
}

/** The moment that is shown. */
export function momentOf(player: Player, end: number): number {
  return player.mode === 'live' ? end : player.at;
}

export function seek(player: Player, at: number): Player {
  return { ...player, mode: 'paused', at };
}

export function playFrom(player: Player, at: number): Player {
  return { ...player, mode: 'playing', at };
}

/** The speed at which a run of a length takes about five seconds. */
export function pleasantSpeed(lengthNs: number): Speed {
  const wanted = Math.max(lengthNs, 1) / PLEASANT_NS;
  return SPEEDS.reduce((best, speed) =>
    Math.abs(Math.log(speed / wanted)) < Math.abs(Math.log(best / wanted)) ? speed : best,
  );
}
