import { describe, expect, it } from 'vitest';
import { history, logOf } from '../testing/history';
import { simulate } from '../testing/simulate';
import { EVENT_UNIT, orderAxis, TIME_AXIS } from './axis';
import { ALL_LANES, chosenLanes, togglePin } from './lane-choice';
import { laneOf, FIRST_LOCK_LANE, STORE_LANE } from './lanes';
import { buildPicture } from './picture';
import { project, SECOND_SEQ, stack } from './projection';
import { setupOf } from './run-state';
import { complete } from './scenario';

const scenario = complete({ lock: { kind: 'semaphore' } });
const events = simulate(scenario);
const picture = buildPicture(
  [...events].sort((a, b) => a.t - b.t),
  setupOf(scenario),
);
const all = Array.from({ length: picture.laneCount }, (_, lane) => lane);

describe('the order axis', () => {
  const axis = orderAxis(
    history(
      [0, { kind: 'run-started' }],
      [10, { kind: 'read', buyer: 0, count: 1 }],
      [11, { kind: 'read', buyer: 1, count: 1 }],
      [500, { kind: 'wrote', buyer: 0, count: 0 }],
    ),
  );

  it('puts events at equal distances', () => {
    expect([10e6, 11e6, 500e6].map((t) => axis.toAxis(t) / EVENT_UNIT)).toEqual([1, 2, 3]);
  });

  it('finds moments between events, and back', () => {
    expect(axis.toAxis(255.5e6) / EVENT_UNIT).toBeCloseTo(2.5);
    expect(axis.toTime(2.5 * EVENT_UNIT)).toBeCloseTo(255.5e6);
    expect(axis.toTime(0)).toBe(10e6);
    expect(axis.toTime(99 * EVENT_UNIT)).toBe(500e6);
    expect(axis.toAxis(0)).toBe(EVENT_UNIT);
  });

  it('has room for a history of nothing', () => {
    expect([orderAxis([]).toAxis(5), orderAxis([]).toTime(5)]).toEqual([0, 0]);
  });
});

describe('a projection', () => {
  it('of everything is the picture itself', () => {
    expect(project(picture, { lanes: all, axis: TIME_AXIS })).toBe(picture);
  });

  it('shows some lanes in another order, and no arrows to those that are hidden', () => {
    const lanes = [STORE_LANE, laneOf(4, 1), laneOf(1, 1)];
    const some = project(picture, { lanes, axis: TIME_AXIS });
    expect(some.laneCount).toBe(3);
    const marks = picture.marks.filter(({ lane }) => lane === laneOf(4, 1));
    expect(some.marks.filter(({ lane }) => lane === 1).map(({ seq }) => seq)).toEqual(
      marks.map(({ seq }) => seq),
    );
    expect(some.arrows.every(({ fromLane, toLane }) => fromLane < 3 && toLane < 3)).toBe(true);
  });

  it('along the order axis keeps what comes before what', () => {
    const ordered = project(picture, { lanes: all, axis: orderAxis(events) });
    expect(ordered.marks.map(({ seq }) => seq)).toEqual(picture.marks.map(({ seq }) => seq));
    expect(ordered.spans.every(({ from, to }) => to === null || to >= from)).toBe(true);
  });
});

it('stacks two runs so that both begin at once', () => {
  const both = stack(picture, picture);
  expect(both.laneCount).toBe(2 * picture.laneCount + 2);
  const [upper, lower] = [both.marks[0], both.marks.find(({ seq }) => seq > SECOND_SEQ)];
  expect(lower?.t).toBe(upper?.t);
  expect(lower?.lane).toBe((upper?.lane ?? 0) + picture.laneCount + 1);
  expect(both.to).toBe(picture.to - picture.from);
});

describe('lanes', () => {
  const { buyers } = logOf(scenario, events).stateAt(Infinity);

  it('are those of all buyers, with the pinned on top', () => {
    expect(chosenLanes(togglePin(ALL_LANES, 7), buyers, new Set(), 1).slice(0, 4)).toEqual([
      STORE_LANE,
      FIRST_LOCK_LANE,
      laneOf(7, 1),
      laneOf(0, 1),
    ]);
    expect(togglePin(togglePin(ALL_LANES, 7), 7).pinned.size).toBe(0);
  });

  it('are those that a filter lets through', () => {
    const bought = chosenLanes({ ...ALL_LANES, filter: 'bought' }, buyers, new Set(), 1);
    expect(bought).toHaveLength(3);
    const found = chosenLanes({ ...ALL_LANES, filter: 'found' }, buyers, new Set([2, 3]), 1);
    expect(found.slice(2)).toEqual([laneOf(2, 1), laneOf(3, 1)]);
  });
});
