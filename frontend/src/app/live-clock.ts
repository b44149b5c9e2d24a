import type { EventLog } from '../model/event-log';

/** The clock of a live run, which advances between its events, too. */
export class LiveClock {
  private log: EventLog | null = null;
  private version = -1;
  private since = 0;
  private nowNs = 0;

  /** Must be called once a frame. @param now the viewer's clock, in milliseconds */
  update(log: EventLog, now: number): void {
    if (this.log !== log || this.version !== log.version) {
      Object.assign(this, { log, version: log.version, since: now, nowNs: log.lastT });
    } else {
      this.nowNs = log.lastT + (now - this.since) * 1e6;
    }
  }

  /** Nanoseconds since the run's start; never before its last event. */
  nowOf(log: EventLog): number {
    return this.log === log ? Math.max(log.lastT, this.nowNs) : log.lastT;
  }
}
