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
