import type { EventLog } from '../model/event-log';
import type { BuyerEvent } from '../model/events';
import type { RunState } from '../model/run-state';
import { LiveClock } from './live-clock';
import { momentOf, type Player } from './player';
import { recentOf } from './recent';
import type { RunSession } from './run-session';

/** The shown run and its player. */
export interface PlayedRun {
  readonly session: RunSession;
  readonly log: EventLog;
  readonly player: Player;
  currentPicture(): { readonly to: number };
}

/** The moment of the shown run that its player is at, and what the run looks like then. */
export class RunMoment {
  private readonly clock = new LiveClock();

  constructor(private readonly shown: PlayedRun) {}

  /** Must be called once a frame. @param now the viewer's clock, in milliseconds */
  follow(now: number): void {
    this.clock.update(this.shown.log, now);
  }

  /** The present moment of a run that goes on; the last one of a run that is over. */
  get now(): number {
    const { session, log } = this.shown;
    return session.phase === 'running' ? this.clock.nowOf(log) : log.lastT;
  }

  /** The moment that the player shows. Like `now`, in nanoseconds since the run's start. */
  get t(): number {
    return momentOf(this.shown.player, this.shown.currentPicture().to);
  }

  /** Whether the present is shown: the run is live, and so is the player. */
  get isPresent(): boolean {
    const { session, player } = this.shown;
    return session.phase === 'running' && player.mode === 'live';
  }

  get state(): RunState {
    const { log, player } = this.shown;
    return player.mode === 'live' ? log.stateAfter(log.events.length) : log.stateAt(this.t);
  }

  /** The reads and writes shortly before. */
  get recent(): readonly BuyerEvent[] {
    const { log, player, session } = this.shown;
    if (player.mode !== 'live') {
      return recentOf(log, this.t, player.speed);
    }
    return session.isBusy ? recentOf(log, this.now, 1) : [];
  }
}
