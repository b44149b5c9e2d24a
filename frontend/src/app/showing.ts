import type { Scenario } from '../model/scenario';
import type { Stretch } from '../model/stretch';
import { LIVE, momentOf, type Player } from './player';
import { goOn, inTime, playerFor } from './slow-motion';

/** How a run is shown: live, at a moment, or slower than it was. */
export class Showing {
  player: Player = LIVE;
  /** Whether the run is still being shown for the first time, slower than it was. */
  isUnfolding = false;

  /** When the first events of the run came, on the viewer's clock. */
  private startedAt = 0;

  /** Another run begins. @param isCalm whether to avoid motion */
  begin(scenario: Scenario, isCalm: boolean): void {
    this.player = scenario.mode === 'step' || isCalm ? LIVE : playerFor(scenario);
    this.isUnfolding = this.player.mode === 'playing';
  }

  /** Shows the present, or the end, at once. */
  settle(): void {
    this.player = LIVE;
    this.isUnfolding = false;
  }

  /** Goes to the moment, and stays there. */
  stopAt(at: number): void {
    this.player = { ...this.player, mode: 'paused', at };
  }

  /** It is known now how long the run took. */
  hurry(run: Stretch): void {
    if (this.isUnfolding) {
      this.player = inTime(this.player, run);
    }
  }

  /** Lets time pass. @returns whether it is still moving */
  move(run: Stretch, isBusy: boolean, elapsedMs: number, now: number): boolean {
    if (this.player.mode !== 'playing') {
      return false;
    }
    if (run.to === 0) {
      this.startedAt = now;
      return isBusy;
    }
    const goingOnMs = isBusy ? Math.max(1, now - this.startedAt) : 0;
    this.player = goOn(this.player, run, elapsedMs, goingOnMs);
    return this.player.mode === 'playing';
  }

  /** Ends the first showing once the end was watched or skipped to. @returns whether it has just ended */
  unfold({ to }: Stretch, isBusy: boolean): boolean {
    const isAtEnd = !isBusy && momentOf(this.player, to) >= to;
    if (!this.isUnfolding || !(isAtEnd || this.player.mode === 'live')) {
      return false;
    }
    this.isUnfolding = false;
    return true;
  }
}
