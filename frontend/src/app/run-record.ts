import type { EventLog } from '../model/event-log';
import type { Run, Verdict } from '../model/run';

/** A run that is over, with its events and its verdict. */
export interface RunRecord {
  readonly run: Run;
  readonly log: EventLog;
  readonly verdict: Verdict | null;
}
