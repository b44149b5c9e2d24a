import type { FaultOrder } from '../../api/client';
import type { TourDisplay } from '../../app/comparison';
import type { Harm, TourStop } from '../../app/lock-tour';
import type { Player } from '../../app/player';
import type { Draft } from '../../model/draft';
import type { LaneFilter } from '../../model/lane-choice';
import type { TimeRange } from '../../model/time-range';
import type { HistoryFile } from '../../share/history-file';

const upwards = { bubbles: true, composed: true };

/** The scenario for the next run was changed. */
export class DraftChange extends Event {
  /** @param kind changes of the same kind that follow one another are undone together */
  constructor(
    readonly draft: Draft,
    readonly kind: string | null = null,
  ) {
    super('draft-change', upwards);
  }
}

/** The program for the next run was edited; it may be wrong. */
export class ProgramTyped extends Event {
  /** @param kind as of a {@link DraftChange} */
  constructor(
    readonly program: string,
    readonly kind: string | null,
  ) {
    super('program-typed', upwards);
  }
}

/** The playback's moment, speed or mode was changed. */
export class PlayerChange extends Event {
  constructor(readonly player: Player) {
    super('player-change', upwards);
  }
}

/** An event was selected in the timeline; null clears it. */
export class EventPinned extends Event {
  constructor(readonly seq: number | null) {
    super('event-pinned', upwards);
  }
}

/** Pin a buyer's lane on top, or unpin it. */
export class LanePinned extends Event {
  constructor(readonly buyer: number) {
    super('lane-pinned', upwards);
  }
}

/** A range of the run was selected, in nanoseconds; null clears it. */
export class RangeSelected extends Event {
  constructor(readonly range: TimeRange | null) {
    super('range-selected', upwards);
  }
}

/** An action of a timeline button. */
export type TimelineOrder =
  | 'zoom-in'
  | 'zoom-out'
  | 'fit'
  | 'table'
  | 'axis'
  | 'search'
  | 'ghost'
  | 'compare'
  | { readonly filter: LaneFilter };

export class TimelineOrdered extends Event {
  constructor(readonly order: TimelineOrder) {
    super('timeline-ordered', upwards);
  }
}

/** A search has found events, by `seq`; null when the search is cleared. */
export class EventsFound extends Event {
  constructor(readonly seqs: ReadonlySet<number> | null) {
    super('events-found', upwards);
  }
}

/** Open a run of a tour. */
export class StopOpened extends Event {
  constructor(readonly stop: TourStop) {
    super('stop-opened', upwards);
  }
}

/** Run the tour of all locks with this harm. */
export class TourOrdered extends Event {
  constructor(readonly harm: Harm) {
    super('tour-ordered', upwards);
  }
}

/** Highlight the events that prove a finding; null clears it. */
export class FindingChosen extends Event {
  constructor(readonly index: number | null) {
    super('finding-chosen', upwards);
  }
}

/** Show the moment of one of the events that prove the chosen finding. */
export class FrameShown extends Event {
  constructor(readonly seq: number) {
    super('frame-shown', upwards);
  }
}

/** Release a buyer for one line. */
export class BuyerStepped extends Event {
  constructor(readonly buyer: number) {
    super('buyer-stepped', upwards);
  }
}

/** Inject a fault into a buyer, now. */
export class BreakOrdered extends Event {
  constructor(readonly order: FaultOrder) {
    super('break-ordered', upwards);
  }
}

/** The viewer zoomed or moved to a range of the run, or to all of it with null. */
export class WindowChange extends Event {
  constructor(readonly window: TimeRange | null) {
    super('window-change', upwards);
  }
}

/** Open a run that was saved as a file. */
export class HistoryOpened extends Event {
  constructor(readonly history: HistoryFile) {
    super('history-opened', upwards);
  }
}

declare global {
  interface HTMLElementEventMap {
    'draft-change': DraftChange;
    'program-typed': ProgramTyped;
    'player-change': PlayerChange;
    'event-pinned': EventPinned;
    'window-change': WindowChange;
    'history-opened': HistoryOpened;
    'timeline-ordered': TimelineOrdered;
    'events-found': EventsFound;
    'stop-opened': StopOpened;
    'tour-ordered': TourOrdered;
    'tour-displayed': TourDisplayed;
    'lane-pinned': LanePinned;
    'range-selected': RangeSelected;
    'finding-chosen': FindingChosen;
    'frame-shown': FrameShown;
    'buyer-stepped': BuyerStepped;
    'break-ordered': BreakOrdered;
  }
}

/** The runs of a tour are to be shown in another way. */
export class TourDisplayed extends Event {
  constructor(readonly display: TourDisplay) {
    super('tour-displayed', upwards);
  }
}
