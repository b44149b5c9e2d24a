import { expect, it } from 'vitest';
import { type Figures, figuresOf } from '../model/run';
import { history } from '../testing/history';
import { en } from './en';
import { figureRows } from './figure-rows';

const shown = (figures: Figures) =>
  new Map(figureRows(figures, en).map(({ name, value }) => [name, value]));

it('keeps the places of what is not known yet', () => {
  const rows = figureRows({}, en);
  expect(rows.map(({ value }) => value)).toEqual(rows.map(() => en.figures.none));
});

it('says how long the buyers waited for the key, unless nobody did', () => {
  const waits = { waitP50Ns: 20e6, waitMaxNs: 90e6 };
  expect(shown({ acquisitions: 10, ...waits }).get(en.figures.wait)).toBe('20, 90 ms');
  expect(shown({ acquisitions: 10, waitP50Ns: 20e6, waitMaxNs: 2e9 }).get(en.figures.wait)).toBe(
    '20 ms, 2 s',
  );
  expect(shown({ acquisitions: 0, ...waits }).get(en.figures.wait)).toBe(en.figures.none);
});

const figures = { acquisitions: 1, waitP50Ns: 67_700, waitMaxNs: 67_700, fairness: 1 };
const verdict = { safety: 'held', sentence: '', findings: [], figures } as const;
const WAITING = history([0, { kind: 'lock-requested', buyer: 0 }]);
const SERVED = history(
  [0, { kind: 'lock-requested', buyer: 0 }],
  [1, { kind: 'lock-acquired', buyer: 0 }],
);

it.each([
  ['stuck', SERVED],
  ['timed-out', WAITING],
  ['stopped', WAITING],
] as const)(
  'does not speak of waits and of order where buyers wait in a run that is %s',
  (liveness, events) => {
    const rows = shown(figuresOf({ ...verdict, liveness }, events));
    expect(rows.get(en.figures.wait)).toBe(en.figures.none);
    expect(rows.get(en.figures.fairness)).toBe(en.figures.none);
  },
);

it.each([
  ['finished', WAITING],
  ['stopped', SERVED],
] as const)('speaks of them where none waits in a run that is %s', (liveness, events) => {
  expect(figuresOf({ ...verdict, liveness }, events)).toBe(figures);
});

it('marks more sales than there were tickets', () => {
  const wrong = figureRows({ stock: 1, sold: 7 }, en).filter(({ isWrong }) => isWrong);
  expect(wrong).toMatchObject([{ name: en.figures.sold, value: '7 / 1' }]);
});
