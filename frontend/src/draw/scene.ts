import type { View } from '../geometry/view';
import type { Axis } from '../model/axis';
import type { Picture } from '../model/picture';
import type { TimeRange } from '../model/time-range';
import type { Texts } from '../texts/en';
import type { Palette } from './palette';

/** The head of a lane, left of it. */
export interface LaneHead {
  readonly name: string;
  readonly tone: 'shared' | 'buyer' | 'title';
  /** null: of no buyer. */
  readonly buyer: number | null;
  readonly isPinned: boolean;
}

/** A moment that is marked across lanes. */
export interface Flag {
  readonly at: number;
  readonly fromLane: number;
  /** Inclusive. */
  readonly toLane: number;
}

/**
 * Everything that one drawing of the timeline needs. Moments (`moment`, `now`, `pointer`, `at`, and the times in `picture`
 * and `ghost`) are places on the axis that `view` shows: nanoseconds on the time axis, see {@link Axis}.
 */
export interface Scene {
  readonly picture: Picture;
  readonly view: View;
  readonly palette: Palette;
  readonly font: string;
  readonly texts: Texts;
  /** The `seq` of the events to point out. */
  readonly highlighted: ReadonlySet<number>;
  /** The moment on the stage; null while it is the newest. */
  readonly moment: number | null;
  /** Where bars that have not ended yet end for now. */
  readonly now: number;
  /** The pointer's moment. */
  readonly pointer: number | null;
  readonly heads: readonly LaneHead[];
  readonly axis: Axis['kind'];
  readonly ghost: Picture | null;
  /** The part whose figures are shown, in places on the axis. */
  readonly selectedRange: TimeRange | null;
  readonly flags: readonly Flag[];
}
