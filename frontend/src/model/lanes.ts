/** The lanes from top to bottom: store, one for each lock, then one for each buyer. */
export const STORE_LANE = 0;
export const FIRST_LOCK_LANE = 1;

/** @param locks the number of locks */
export function firstBuyerLane(locks: number): number {
  return FIRST_LOCK_LANE + locks;
}

/** @param locks the number of locks */
export function laneOf(buyer: number, locks: number): number {
  return firstBuyerLane(locks) + buyer;
}

export type SpanKind = 'alive' | 'waiting' | 'holding' | 'thinking' | 'frozen' | 'count' | 'held';

/** A bar of a lane. Times are nanoseconds since the run's start, or places on another axis after a projection. */
export interface Span {
  readonly lane: number;
  readonly kind: SpanKind;
  readonly from: number;
  /** null: it has not ended yet. */
  readonly to: number | null;
  /** The event that began it. */
  readonly seq: number;
  /** Its label: the count, or the holder. */
  readonly label: string;
  /** The buyer that it belongs to; null for the store. */
  readonly buyer: number | null;
  /** The name of the lock that it is about; null for none. */
  readonly lock: string | null;
  /** Whether two buyers held the lock in it, or its holder was dead. */
  readonly wrong: boolean;
}

export type MarkKind =
  | 'queried'
  | 'read'
  | 'took'
  | 'wrote'
  | 'sold-out'
  | 'refused'
  | 'retry'
  | 'failed'
  | 'fault'
  | 'ended';

/** A mark of a lane: one event of its buyer. */
export interface Mark {
  readonly lane: number;
  readonly kind: MarkKind;
  readonly t: number;
  readonly seq: number;
  readonly label: string;
  readonly wrong: boolean;
}

/** An arrow from a cause to its effect. */
export interface Arrow {
  readonly kind: 'hand-over' | 'stale';
  readonly fromLane: number;
  readonly fromT: number;
  readonly toLane: number;
  readonly toT: number;
  /** The events that it joins. */
  readonly seqs: readonly [number, number];
}
