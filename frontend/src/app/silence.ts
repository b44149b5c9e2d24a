import type { EventLog } from '../model/event-log';

/** Until when a run is known to have been live, even without events. */
export class Silence {
  private log: EventLog | null = null;
  private version = -1;
  private since = 0;
  private nowNs = 0;

  /** @param now the viewer's clock, in milliseconds */
  listen(log: EventLog, now: number): void {
    if (this.log !== log || this.version !== log.version) {
      Object.assign(this, { log, version: log.version, since: now, nowNs: log.lastT });
    } else {
      this.nowNs = log.lastT + (now - this.since) * 1e6;
    }
  }

  /** The run's clock, in nanoseconds. */
  nowOf(log: EventLog): number {
    return this.log === log ? Math.max(log.lastT, this.nowNs) : log.lastT;
  }
}
