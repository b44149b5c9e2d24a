import type { EventLog } from '../model/event-log';
import type { BuyerEvent } from '../model/events';

/** How long a read or write is shown, in milliseconds of the viewer. */
const PULSE_MS = 380;
/** More at once would overlap. */
const MOST_PULSES = 12;

/** The reads and writes shortly before a moment, newest first, for a playback at a speed. */
export function recentOf(log: EventLog, moment: number, speed: number): readonly BuyerEvent[] {
  const since = moment - PULSE_MS * 1e6 * speed;
  const found: BuyerEvent[] = [];
  for (let i = log.countUpTo(moment) - 1; i >= 0; i--) {
    const event = log.events[i];
    if (event === undefined || event.t < since || found.length === MOST_PULSES) {
      break;
    }
    if (event.kind === 'read' || event.kind === 'wrote') {
      found.push(event);
    }
  }
  return found;
}
