import { expect, it } from 'vitest';
import { figuresOf } from '../model/run';
import { en } from './en';
import { figureRows } from './figure-rows';

const shown = (figures: Readonly<Record<string, number>>) =>
  new Map(figureRows(figures, en).map(({ name, value }) => [name, value]));

it('keeps the places of what is not known yet', () => {
  const rows = figureRows({}, en);
  expect(rows.map(({ value }) => value)).toEqual(rows.map(() => en.figures.none));
});

it('says how long the buyers waited for the key, unless nobody did', () => {
  const waits = { waitP50Ns: 20e6, waitMaxNs: 90e6 };
  expect(shown({ acquisitions: 10, ...waits }).get(en.figures.wait)).toBe('20 ms, 90 ms');
  expect(shown({ acquisitions: 0, ...waits }).get(en.figures.wait)).toBe(en.figures.none);
});

it('does not speak of waits and of order where buyers wait forever', () => {
  const figures = { acquisitions: 1, waitP50Ns: 67_700, waitMaxNs: 67_700, fairness: 1 };
  const verdict = { safety: 'held', sentence: '', findings: [], figures } as const;
  const stuck = new Map(
    figureRows(figuresOf({ ...verdict, liveness: 'stuck' }), en).map(({ name, value }) => [
      name,
      value,
    ]),
  );
  expect(stuck.get(en.figures.wait)).toBe(en.figures.none);
  expect(stuck.get(en.figures.fairness)).toBe(en.figures.none);
  expect(figuresOf({ ...verdict, liveness: 'finished' })).toBe(figures);
});

it('marks more sales than there were tickets', () => {
  const wrong = figureRows({ stock: 1, sold: 7 }, en).filter(({ isWrong }) => isWrong);
  expect(wrong).toMatchObject([{ name: en.figures.sold, value: '7 / 1' }]);
});
