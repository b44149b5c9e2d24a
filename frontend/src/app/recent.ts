import type { BuyerEvent } from '../model/events';
import type { EventLog } from '../model/event-log';

/** For how long, in the viewer's time, a reading or writing is seen to happen. */
const PULSE_MS = 380;
/** More at once would be a tangle. */
const MOST_PULSES = 12;

/** What has only just happened between the store and the buyers, at a moment shown at a speed. */
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
