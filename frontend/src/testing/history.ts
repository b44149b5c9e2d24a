import { EventLog } from '../model/event-log';
import type { RunEvent } from '../model/events';
import { complete, type PartialScenario } from '../model/scenario';
import { OFFERED } from './catalog';

type Draft = RunEvent extends infer E ? (E extends RunEvent ? Omit<E, 'seq' | 't'> : never) : never;

/** A hand-made history: one event a row, its time in milliseconds. */
export function history(...rows: readonly (readonly [ms: number, event: Draft])[]): RunEvent[] {
  return rows.map(([ms, event], index) => ({ seq: index + 1, t: ms * 1e6, ...event }));
}

/** A log that holds a history of a scenario. */
export function logOf(scenario: PartialScenario, events: readonly RunEvent[]): EventLog {
  const log = new EventLog(complete(scenario), OFFERED);
  events.forEach((event) => log.add(event));
  return log;
}
