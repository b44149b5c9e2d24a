import { duration } from '../model/duration';
import type { Figures } from '../model/run';
import type { Texts } from './en';

/** A number of a run with its name, as people read them. */
export interface FigureRow {
  readonly name: string;
  readonly value: string;
  readonly isWrong: boolean;
}

/** The figures of a run; unknown ones are shown as a dash. */
export function figureRows(figures: Figures, { figures: say }: Texts): readonly FigureRow[] {
  const number = (name: string, show: (value: number) => string) => {
    const value = figures[name];
    return value == null ? say.none : show(value);
  };
  const count = (name: string) => number(name, (n) => String(Math.round(n * 100) / 100));
  const time = (name: string) => number(name, (ns) => duration(ns));
  /** Times of which there are some; of none there is no median. */
  const times = (amount: string, median: string, most: string) =>
    (figures[amount] ?? 0) > 0 && figures[median] != null
      ? say.spread(...inOneUnit(time(median), time(most)))
      : say.none;
  const { sold, stock } = figures;
  const rows: readonly (readonly [string, string])[] = [
    [say.sold, sold == null ? say.none : `${String(sold)} / ${String(stock ?? '?')}`],
    [say.soldOut, count('soldOut')],
    [say.failed, count('failed')],
    [say.finalCount, count('finalCount')],
    [say.durationNs, time('durationNs')],
    [say.throughputPerSecond, count('throughputPerSecond')],
    [say.conflicts, count('conflicts')],
    [say.wait, times('acquisitions', 'waitP50Ns', 'waitMaxNs')],
    [say.hold, times('releases', 'holdP50Ns', 'holdMaxNs')],
    [say.fairness, number('fairness', (share) => `${String(Math.round(share * 100))} %`)],
  ];
  const isOversold = (sold ?? 0) > (stock ?? Infinity);
  return rows.map(([name, value]) => ({
    name,
    value,
    isWrong: isOversold && name === say.sold,
  }));
}

/** Two durations; a unit that they share is named once. */
function inOneUnit(one: string, other: string): [string, string] {
  const [number = '', unit] = one.split(' ');
  return [other.endsWith(` ${unit ?? ''}`) ? number : one, other];
}
