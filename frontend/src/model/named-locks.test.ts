import { describe, expect, it } from 'vitest';
import { history, logOf } from '../testing/history';
import { ALL_LANES, chosenLanes, lanesWith } from './lane-choice';
import { FIRST_LOCK_LANE, firstBuyerLane, laneOf, STORE_LANE } from './lanes';
import { buildPicture } from './picture';
import { project } from './projection';
import { TIME_AXIS } from './axis';

const PROGRAM = 'with lock A:\n  with lock B:\n    read';
const asks = (buyer: number, lock: string) =>
  ({ kind: 'lock-requested', buyer, lock, step: 1 }) as const;
const gets = (buyer: number, lock: string) =>
  ({ kind: 'lock-acquired', buyer, lock, step: 1 }) as const;
const releases = (buyer: number, lock: string) =>
  ({ kind: 'lock-released', buyer, lock, step: 1 }) as const;

const log = logOf(
  { program: PROGRAM, placement: { processes: 2 }, lock: { kind: 'semaphore' } },
  history(
    [1, gets(0, 'A')],
    [2, gets(1, 'B')],
    [3, releases(0, 'A')],
    [4, asks(0, 'B')],
    [5, gets(1, 'A')],
    [6, releases(1, 'B')],
    [7, gets(0, 'B')],
  ),
);
const picture = buildPicture(log.events, log.setup);
const [laneOfA, laneOfB] = [FIRST_LOCK_LANE, FIRST_LOCK_LANE + 1];

describe('the lanes of several locks', () => {
  it('are between the store and the buyers', () => {
    const { buyers } = log.stateAt(Infinity);
    expect(firstBuyerLane(2)).toBe(3);
    expect(picture.laneCount).toBe(5);
    expect(chosenLanes(ALL_LANES, buyers, new Set(), 2)).toEqual([
      STORE_LANE,
      laneOfA,
      laneOfB,
      laneOf(0, 2),
      laneOf(1, 2),
    ]);
  });

  it('hold the holds of one lock each, and two locks at once are nothing wrong', () => {
    const holds = picture.spans.filter(({ kind }) => kind === 'held');
    expect(holds.map(({ lane, lock, buyer }) => [lane, lock, buyer])).toEqual([
      [laneOfA, 'A', 0],
      [laneOfB, 'B', 1],
      [laneOfA, 'A', 1],
      [laneOfB, 'B', 0],
    ]);
    expect(holds.some(({ wrong }) => wrong)).toBe(false);
  });

  it('have arrows between holds of the same lock only', () => {
    expect(picture.arrows.map(({ kind, seqs }) => [kind, ...seqs])).toEqual([
      ['hand-over', 1, 5],
      ['hand-over', 2, 7],
    ]);
    expect(picture.arrows[0]).toMatchObject({ fromLane: laneOf(0, 2), toLane: laneOf(1, 2) });
  });

  it('say in the lane of a buyer which lock it waits for', () => {
    const waiting = picture.spans.filter(({ kind }) => kind === 'waiting');
    expect(waiting.map(({ lane, lock }) => [lane, lock])).toEqual([[laneOf(0, 2), 'B']]);
  });
});

it('finds the lanes of a run with another number of locks', () => {
  expect(lanesWith([0, 1, 2, 3, 4], 2, 1)).toEqual([0, 1, -1, 2, 3]);
  expect(lanesWith([0, 1, 2, 3], 1, 2)).toEqual([0, 1, 3, 4]);
  expect(lanesWith([0, 1, 3, 2], 1, 1)).toEqual([0, 1, 3, 2]);
  const missing = project(picture, { lanes: [0, -1, laneOf(1, 2)], axis: TIME_AXIS });
  expect(missing.spans.every(({ lane }) => lane !== 1)).toBe(true);
});
