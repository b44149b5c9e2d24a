import { expect, it } from 'vitest';
import type { Verdict } from './run';
import { nextOrder, sortTour, type TourRow } from './tour-order';

const row = (
  at: number,
  lock: string,
  safety: Verdict['safety'],
  liveness: Verdict['liveness'],
  durationNs: number,
): TourRow => ({ at, lock, harm: '', verdict: { safety, liveness, figures: { durationNs } } });

const ROWS: readonly TourRow[] = [
  row(0, 'none', 'violated', 'finished', 30),
  row(1, 'semaphore', 'held', 'stuck', 900),
  { at: 2, lock: 'redis', harm: '', verdict: null },
  row(3, 'file-lock', 'held', 'recovered', 200),
];
const sorted = (column: 'lock' | 'safety' | 'progress' | 'time', isDescending = false) =>
  sortTour(ROWS, { column, isDescending }).map(({ lock }) => lock);

it('sorts by each answer, by time and by name, and puts what has no verdict last', () => {
  expect(sorted('safety')).toEqual(['semaphore', 'file-lock', 'none', 'redis']);
  expect(sorted('progress')).toEqual(['none', 'file-lock', 'semaphore', 'redis']);
  expect(sorted('time')).toEqual(['none', 'file-lock', 'semaphore', 'redis']);
  expect(sorted('time', true)).toEqual(['semaphore', 'file-lock', 'none', 'redis']);
  expect(sorted('lock')).toEqual(['file-lock', 'none', 'redis', 'semaphore']);
});

it('goes from ascending to descending to the order of the tour', () => {
  const first = nextOrder(null, 'time');
  expect(first).toEqual({ column: 'time', isDescending: false });
  expect(nextOrder(first, 'time')).toEqual({ column: 'time', isDescending: true });
  expect(nextOrder({ column: 'time', isDescending: true }, 'time')).toBeNull();
  expect(nextOrder(first, 'lock')).toEqual({ column: 'lock', isDescending: false });
  expect(sortTour(ROWS, null)).toBe(ROWS);
});
