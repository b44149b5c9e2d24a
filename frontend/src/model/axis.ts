import { isBuyerEvent, type RunEvent } from './events';

/**
 * Where on a timeline's axis a moment is, and back. Times are nanoseconds; so are places on the
 * time axis. On the order axis every event is as far from the next as any other.
 */
export interface Axis {
  readonly kind: 'time' | 'order';
  toAxis(t: number): number;
  toTime(at: number): number;
}

/** From one event to the next on the order axis: as far as a millisecond on the time axis. */
export const EVENT_UNIT = 1e6;

export const TIME_AXIS: Axis = { kind: 'time', toAxis: (t) => t, toTime: (at) => at };

/** The order axis of a history that is in the order of time; start-up and clearing away have no place. */
export function orderAxis(events: readonly RunEvent[]): Axis {
  const moments = events
    .filter((event) => isBuyerEvent(event) && event.kind !== 'buyer-started')
    .map(({ t }) => t);
  return {
    kind: 'order',
    toAxis: (t) => placeOf(moments, t) * EVENT_UNIT,
    toTime: (at) => momentAt(moments, at / EVENT_UNIT),
  };
}

/** The number of the event at a moment, from 1; between two events something between. */
function placeOf(moments: readonly number[], t: number): number {
  const after = countBefore(moments, t);
  const [before, next] = [moments[after - 1], moments[after]];
  if (next === t) {
    return after + 1;
  }
  if (before === undefined) {
    return next === undefined ? 0 : 1;
  }
  return next === undefined ? after : after + (t - before) / (next - before);
}

function momentAt(moments: readonly number[], place: number): number {
  const last = moments.length - 1;
  const index = Math.min(Math.max(0, place - 1), Math.max(0, last));
  const [low, high] = [moments[Math.floor(index)] ?? 0, moments[Math.ceil(index)] ?? 0];
  return low + (high - low) * (index - Math.floor(index));
}

function countBefore(moments: readonly number[], t: number): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((moments[middle] ?? Infinity) < t) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
