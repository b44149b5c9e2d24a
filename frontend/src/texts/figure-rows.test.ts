import { expect, it } from 'vitest';
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

it('marks more sales than there were tickets', () => {
  const wrong = figureRows({ stock: 1, sold: 7 }, en).filter(({ isWrong }) => isWrong);
  expect(wrong).toMatchObject([{ name: en.figures.sold, value: '7 / 1' }]);
});
