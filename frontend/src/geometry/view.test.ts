import { describe, expect, it } from 'vitest';
import {
  AXIS,
  fit,
  GUTTER,
  laneAt,
  laneHeight,
  laneTop,
  pan,
  reveal,
  tOf,
  xOf,
  zoom,
} from './view';
import type { View } from './view';

const view: View = { from: 0, to: 100, width: 1_000, height: 324, laneCount: 12, scroll: 0 };

describe('a view', () => {
  it('goes from time to pixels and back', () => {
    expect(xOf(view, 0)).toBe(GUTTER);
    for (const t of [-20, 0, 33.3, 100, 250]) {
      expect(tOf(view, xOf(view, t))).toBeCloseTo(t);
    }
  });

  it('finds the lane under a height', () => {
    expect(laneAt(view, AXIS - 1)).toBeNull();
    expect(laneAt(view, laneTop(view, 7) + 1)).toBe(7);
    expect(laneAt(view, laneTop(view, 12) + 1)).toBeNull();
  });

  it('keeps what is under the pointer when it zooms', () => {
    const t = tOf(view, 400);
    const closer = zoom({ ...view, to: 1e6 }, 400, 2);
    expect(closer.to - closer.from).toBeCloseTo(5e5);
    expect(tOf(closer, 400)).toBeCloseTo(tOf({ ...view, to: 1e6 }, 400));
    expect(t).toBeGreaterThan(0);
  });

  it('does not zoom closer than the clock can tell', () => {
    const closest = zoom({ ...view, to: 5_000 }, 400, 1e9);
    expect(closest.to - closest.from).toBeCloseTo(1_000);
  });

  it('scrolls only where there are more lanes than room', () => {
    expect(pan(view, 0, 50).scroll).toBe(0);
    const tall = { ...view, laneCount: 66 };
    expect(pan(tall, 0, 50).scroll).toBe(50);
    expect(pan(tall, 0, 1e6).scroll).toBe(66 * laneHeight(tall) - (324 - AXIS));
  });

  it('fits a time with air on both sides', () => {
    const all = fit(view, 2e6, 4e6);
    expect(all.from).toBeLessThan(2e6);
    expect(all.to).toBeGreaterThan(4e6);
  });

  it('stays where it is for the first and the last moment of all that fits', () => {
    const all = fit(view, 2e6, 4e6);
    expect(reveal(all, 2e6, 0)).toEqual(all);
    expect(reveal(all, 4e6, 0)).toEqual(all);
  });

  it('moves to show a moment, and not when it is there already', () => {
    expect(reveal(view, 50, 3)).toEqual(view);
    const moved = reveal({ ...view, laneCount: 66 }, 500, 60);
    expect(xOf(moved, 500)).toBeCloseTo((GUTTER + 1_000 - 14) / 2);
    expect(laneTop(moved, 60)).toBeGreaterThanOrEqual(AXIS);
    expect(laneTop(moved, 61)).toBeLessThanOrEqual(324);
  });
});
