import { describe, expect, it } from 'vitest';
import { history } from '../testing/history';
import type { RunEvent } from './events';
import { firstDifference } from './first-difference';

const read = (buyer: number, count: number) =>
  ({ kind: 'read', buyer, step: 1, count, version: 1 - count }) as const;
const took = (buyer: number) => ({ kind: 'took', buyer, step: 2, count: 0 }) as const;
const wrote = (buyer: number) => ({ kind: 'wrote', buyer, step: 3, count: 0, version: 1 }) as const;

const race: readonly RunEvent[] = history(
  [1, read(0, 1)],
  [2, read(1, 1)],
  [3, took(0)],
  [4, took(1)],
  [5, wrote(0)],
  [6, wrote(1)],
);

describe('the first difference', () => {
  it('is none between a run and its repetition at another pace', () => {
    const slower = race.map((event) => ({ ...event, t: event.t * 7 + 3e6 }));

    expect(firstDifference(race, slower)).toBeNull();
  });

  it('is none where only steps change places that do not touch each other', () => {
    const other = history(
      [1, read(1, 1)],
      [2, took(1)],
      [3, read(0, 1)],
      [4, took(0)],
      [5, wrote(0)],
      [6, wrote(1)],
    );

    expect(firstDifference(race, other)).toBeNull();
  });

  it('is not that one of them asks for a key or stops at gates', () => {
    const locked = history(
      [0, { kind: 'gate', buyer: 0, step: 1 }],
      [0, { kind: 'lock-requested', buyer: 0, step: 1 }],
      [1, read(0, 1)],
      [2, read(1, 1)],
      [3, took(0)],
      [4, took(1)],
      [5, wrote(0)],
      [6, wrote(1)],
    );

    expect(firstDifference(race, locked)).toBeNull();
  });

  it('is the reading that finds something else', () => {
    const locked = history(
      [1, read(0, 1)],
      [2, took(0)],
      [3, wrote(0)],
      [4, read(1, 0)],
      [5, { kind: 'sold-out', buyer: 1, step: 2 }],
    );

    expect(firstDifference(race, locked)).toEqual({
      left: race[1],
      right: locked[3],
    });
  });

  it('is the writing that comes in another order', () => {
    const other = history(
      [1, read(0, 1)],
      [2, read(1, 1)],
      [3, took(0)],
      [4, took(1)],
      [5, wrote(1)],
      [6, wrote(0)],
    );

    expect(firstDifference(race, other)).toMatchObject({
      left: { buyer: 0, kind: 'wrote' },
      right: { buyer: 1, kind: 'wrote' },
    });
  });

  it('is where one of them does nothing more', () => {
    expect(firstDifference(race, race.slice(0, 5))).toEqual({ left: race[5], right: null });
  });

  it('is the earliest of several', () => {
    const other = history([1, read(0, 0)], [2, read(1, 0)]);

    expect(firstDifference(race, other)?.right).toEqual(other[0]);
  });

  it('is what the other one does instead, and not what it does no more, whichever was quicker', () => {
    const slowAndLocked = history(
      [10, read(0, 1)],
      [20, took(0)],
      [30, wrote(0)],
      [40, read(1, 0)],
      [50, { kind: 'sold-out', buyer: 1, step: 2 }],
    );

    expect(firstDifference(race, slowAndLocked)).toEqual({
      left: race[1],
      right: slowAndLocked[3],
    });
  });

  it('is none between two runs in which nothing happened', () => {
    expect(firstDifference([], [])).toBeNull();
  });
});
