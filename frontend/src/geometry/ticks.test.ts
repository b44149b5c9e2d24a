import { expect, it } from 'vitest';
import { ticks } from './ticks';

it('puts round moments on the axis', () => {
  expect(ticks(0, 40e6, 800).map((tick) => tick.label)).toEqual([
    '0 ms',
    '5 ms',
    '10 ms',
    '15 ms',
    '20 ms',
    '25 ms',
    '30 ms',
    '35 ms',
    '40 ms',
  ]);
});

it('shows no time before the start', () => {
  expect(ticks(-5e6, 10e6, 300)[0]?.t).toBe(0);
});

it.each([
  [
    60.1e9,
    60.106e9,
    ['60.1 s', '60.101 s', '60.102 s', '60.103 s', '60.104 s', '60.105 s', '60.106 s'],
  ],
  [30e6, 30.01e6, ['30 ms', '30.002 ms', '30.004 ms', '30.006 ms', '30.008 ms', '30.01 ms']],
  [0, 60e9, ['0 s', '10 s', '20 s', '30 s', '40 s', '50 s', '60 s']],
])('labels no two moments between %d and %d alike', (from, to, labels) => {
  expect(ticks(from, to, 560).map((tick) => tick.label)).toEqual(labels);
});
