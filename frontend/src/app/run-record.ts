import type { Run, Verdict } from '../api/run';
import type { EventLog } from '../model/event-log';

/** A run that is over, with all that the page knows of it. */
export interface RunRecord {
  readonly run: Run;
  readonly log: EventLog;
  readonly verdict: Verdict | null;
}
