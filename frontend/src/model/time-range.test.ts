import { expect, it } from 'vitest';
import { markRange } from './time-range';

const RUN = { from: 0, to: 100 };

it('selects from one moment to another, whichever is marked first', () => {
  const begun = markRange(null, 'begin', 20, RUN);
  expect(begun).toEqual({ from: 20, to: 100 });
  expect(markRange(begun, 'end', 60, RUN)).toEqual({ from: 20, to: 60 });
  expect(markRange(null, 'end', 60, RUN)).toEqual({ from: 0, to: 60 });
});

it('moves an edge, and begins anew when it is moved past the other one', () => {
  const selected = { from: 20, to: 60 };
  expect(markRange(selected, 'begin', 30, RUN)).toEqual({ from: 30, to: 60 });
  expect(markRange(selected, 'begin', 60, RUN)).toEqual({ from: 60, to: 100 });
  expect(markRange(selected, 'end', 10, RUN)).toEqual({ from: 0, to: 10 });
});
