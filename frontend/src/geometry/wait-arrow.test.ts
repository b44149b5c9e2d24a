import { expect, it } from 'vitest';
import type { Box } from './box';
import { nearestMiddle, waitArrow } from './wait-arrow';

const box = (x: number, y: number): Box => ({ x, y, width: 100, height: 80 });

/** The points of a path. */
const points = (path: string) =>
  [...path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));

it('leads from the edge of the buyer that waits to the edge of the holder', () => {
  const { line, head } = waitArrow(box(0, 0), box(200, 0));

  expect(points(line)[0]).toEqual({ x: 100, y: 24 });
  expect(points(head)[0]).toEqual({ x: 200, y: 24 });
});

it('has the way to and the way fro on two sides', () => {
  const [to, fro] = [waitArrow(box(0, 0), box(200, 0)), waitArrow(box(200, 0), box(0, 0))];

  expect(points(to.line).every(({ y }) => y < 40)).toBe(true);
  expect(points(fro.line).every(({ y }) => y > 40)).toBe(true);
});

it('leads upwards and aslant, too', () => {
  expect(points(waitArrow(box(0, 200), box(0, 0)).head)[0]).toEqual({ x: 34, y: 80 });
  const [tip] = points(waitArrow(box(0, 0), box(300, 200)).head);
  expect(tip?.x === 300 || tip?.y === 200).toBe(true);
});

it('finds the middle of the nearest two boxes', () => {
  const far = [box(0, 0), box(400, 0)] as const;
  expect(nearestMiddle([far, [box(0, 0), box(200, 0)]])).toEqual({ x: 150, y: 40 });
  expect(nearestMiddle([])).toBeNull();
});
