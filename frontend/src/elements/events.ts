import type { FaultOrder } from '../api/client';
import type { Player } from '../app/player';
import type { Draft } from '../model/draft';
import type { TimeWindow } from '../share/address';

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

/** Another moment, speed or mode of showing the run. */
export class PlayerChange extends Event {
  constructor(readonly player: Player) {
    super('player-change', upwards);
  }
}

/** An event was picked out of the timeline, or let go with null. */
export class EventPinned extends Event {
  constructor(readonly seq: number | null) {
    super('event-pinned', upwards);
  }
}

/** The events that prove a finding are to be pointed out, or no longer with null. */
export class FindingChosen extends Event {
  constructor(readonly index: number | null) {
    super('finding-chosen', upwards);
  }
}

/** A buyer on the stage was told to go on by one line. */
export class BuyerStepped extends Event {
  constructor(readonly buyer: number) {
    super('buyer-stepped', upwards);
  }
}

/** Something bad is to be done to a buyer, now. */
export class BreakOrdered extends Event {
  constructor(readonly order: FaultOrder) {
    super('break-ordered', upwards);
  }
}

/** The viewer zoomed or moved to a stretch of the run, or to all of it with null. */
export class WindowChange extends Event {
  constructor(readonly window: TimeWindow | null) {
    super('window-change', upwards);
  }
}

declare global {
  interface HTMLElementEventMap {
    'draft-change': DraftChange;
    'program-typed': ProgramTyped;
    'player-change': PlayerChange;
    'event-pinned': EventPinned;
    'window-change': WindowChange;
    'finding-chosen': FindingChosen;
    'buyer-stepped': BuyerStepped;
    'break-ordered': BreakOrdered;
  }
}
