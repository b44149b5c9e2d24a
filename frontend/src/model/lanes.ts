/** The lanes from top to bottom: what all share, then one a buyer. */
export const STORE_LANE = 0;
export const LOCK_LANE = 1;
export const FIRST_BUYER_LANE = 2;

export function laneOf(buyer: number): number {
  return FIRST_BUYER_LANE + buyer;
}

export type SpanKind = 'alive' | 'waiting' | 'holding' | 'thinking' | 'frozen' | 'count' | 'held';

/** A time in which something lasted. */
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
  /** Whose it is; null for the store. */
  readonly buyer: number | null;
  /** Something went wrong in it: two had the key, or the holder was dead. */
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

/** A moment at which something happened. */
export interface Mark {
  readonly lane: number;
  readonly kind: MarkKind;
  readonly t: number;
  readonly seq: number;
  readonly label: string;
  readonly wrong: boolean;
}

/** From a cause to its effect. */
export interface Arrow {
  readonly kind: 'hand-over' | 'stale';
  readonly fromLane: number;
  readonly fromT: number;
  readonly toLane: number;
  readonly toT: number;
  /** The events that it joins. */
  readonly seqs: readonly [number, number];
}
