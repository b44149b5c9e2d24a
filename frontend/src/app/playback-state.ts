import type { Scenario } from '../model/scenario';
import type { TimeRange } from '../model/time-range';
import { LIVE, momentOf, type Player } from './player';
import { advanceSlowly, fasterIfLong, playerFor } from './slow-motion';

/** The playback of the run on the stage: live, paused at a moment, or in slow motion. */
export class PlaybackState {
  player: Player = LIVE;
  /** Whether the first playback in slow motion has not ended yet. */
  isUnfolding = false;

  /** When the run's first events arrived, by the viewer's clock in milliseconds. */
  private startedAt = 0;

  /** Starts the playback of a new run. @param isReducedMotion whether to avoid motion */
  begin(scenario: Scenario, isReducedMotion: boolean): void {
    this.player = scenario.mode === 'step' || isReducedMotion ? LIVE : playerFor(scenario);
    this.isUnfolding = this.player.mode === 'playing';
  }

  /** Skips to the present, or to the end of a run that is over. */
  jumpToEnd(): void {
    this.player = LIVE;
    this.isUnfolding = false;
  }

  /** Pauses at a moment, in nanoseconds of the run. */
  pauseAt(at: number): void {
    this.player = { ...this.player, mode: 'paused', at };
  }

  /** Speeds up a slow playback once the run's length is known. */
  speedUp(run: TimeRange): void {
    if (this.isUnfolding) {
      this.player = fasterIfLong(this.player, run);
    }
  }

  /**
   * Advances the playback by one frame.
   *
   * @param elapsedMs the viewer's time since the last frame
   * @param now the viewer's clock, in milliseconds
   * @returns whether it is still moving
   */
  advance(run: TimeRange, isBusy: boolean, elapsedMs: number, now: number): boolean {
    if (this.player.mode !== 'playing') {
      return false;
    }
    if (run.to === 0) {
      this.startedAt = now;
      return isBusy;
    }
    const goingOnMs = isBusy ? Math.max(1, now - this.startedAt) : 0;
    this.player = advanceSlowly(this.player, run, elapsedMs, goingOnMs);
    return this.player.mode === 'playing';
  }

  /** Ends the first playback once it has reached the end. @returns whether it has just ended */
  endFirstPlayback({ to }: TimeRange, isBusy: boolean): boolean {
    const isAtEnd = !isBusy && momentOf(this.player, to) >= to;
    if (!this.isUnfolding || !(isAtEnd || this.player.mode === 'live')) {
      return false;
    }
    this.isUnfolding = false;
    return true;
  }
}
