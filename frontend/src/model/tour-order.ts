import type { Verdict } from './run';

/** The columns of the table of a tour by which it can be sorted. */
export const TOUR_COLUMNS = ['lock', 'harm', 'safety', 'progress', 'time', 'sold'] as const;
export type TourColumn = (typeof TOUR_COLUMNS)[number];

export interface TourOrder {
  readonly column: TourColumn;
  readonly isDescending: boolean;
}

/** What a row is sorted by. `at` is its place in the tour. */
export interface TourRow {
  readonly at: number;
  readonly lock: string;
  readonly harm: string;
  readonly verdict: Pick<Verdict, 'safety' | 'liveness' | 'figures'> | null;
}

const LIVENESS: readonly Verdict['liveness'][] = [
  'finished',
  'recovered',
  'timed-out',
  'stopped',
  'interrupted',
  'stuck',
];

/** Sorts rows; what has no verdict yet comes last, and equal rows stay in the order of the tour. */
export function sortTour<R extends TourRow>(
  rows: readonly R[],
  order: TourOrder | null,
): readonly R[] {
  if (order === null) {
    return rows;
  }
  const sign = order.isDescending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [left, right] = [keyOf(a, order.column), keyOf(b, order.column)];
    if (left === null || right === null) {
      return left === right ? a.at - b.at : left === null ? 1 : -1;
    }
    const compared =
      typeof left === 'string' || typeof right === 'string'
        ? String(left).localeCompare(String(right))
        : left - right;
    return compared === 0 ? a.at - b.at : sign * compared;
  });
}

function keyOf({ lock, harm, verdict }: TourRow, column: TourColumn): string | number | null {
  switch (column) {
    case 'lock':
      return lock;
    case 'harm':
      return harm;
    case 'safety':
      return verdict === null ? null : verdict.safety === 'held' ? 0 : 1;
    case 'progress':
      return verdict === null ? null : LIVENESS.indexOf(verdict.liveness);
    case 'time':
      return verdict?.figures['durationNs'] ?? null;
    case 'sold':
      return verdict?.figures['sold'] ?? null;
  }
}

/** The order after a click on a column's head: ascending, descending, the tour's own. */
export function nextOrder(order: TourOrder | null, column: TourColumn): TourOrder | null {
  if (order?.column !== column) {
    return { column, isDescending: false };
  }
  return order.isDescending ? null : { column, isDescending: true };
}
