import { type Axis, orderAxis, TIME_AXIS } from '../../model/axis';
import type { EventLog } from '../../model/event-log';
import { lanesWith } from '../../model/lane-choice';
import type { Picture } from '../../model/picture';
import { project } from '../../model/projection';

export function along(picture: Picture, lanes: readonly number[], axis: Axis): Picture {
  return project(picture, { lanes, axis });
}

/**
 * The picture of the previous run in the lanes of this one.
 *
 * @param locks the number of this run's locks
 * @param log the previous run's; null while it is unknown
 */
export function ghostAlong(
  ghost: Picture,
  lanes: readonly number[],
  locks: number,
  isOrdered: boolean,
  log: EventLog | null,
): Picture {
  const axis = isOrdered && log !== null ? orderAxis(log.events) : TIME_AXIS;
  return along(ghost, lanesWith(lanes, locks, log?.setup.locks.length ?? locks), axis);
}
