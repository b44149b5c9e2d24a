import { describe, expect, it } from 'vitest';
import { addressOf, buyerCount, type Placement, type Reach } from '../model/scenario';
import type { Box } from './box';
import { layOutStage } from './stage-layout';

const PLACEMENTS: readonly Placement[] = [
  { hosts: 1, processes: 1, threads: 1 },
  { hosts: 1, processes: 10, threads: 1 },
  { hosts: 2, processes: 5, threads: 1 },
  { hosts: 4, processes: 8, threads: 2 },
  { hosts: 1, processes: 1, threads: 64 },
  { hosts: 1, processes: 32, threads: 2 },
];
const SIZES = [
  [780, 280],
  [366, 420],
  [2_400, 600],
] as const;
const REACHES: readonly Reach[] = ['none', 'process', 'host', 'cluster'];

function contains(outer: Box, inner: Box): boolean {
  const slack = 0.01;
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

describe.each(SIZES)('a stage of %d × %d', (width, height) => {
  const stage: Box = { x: 0, y: 0, width, height };

  it.each(PLACEMENTS)('holds $hosts × $processes × $threads, each in its place', (placement) => {
    const layout = layOutStage(width, height, placement, 'host', 1);
    expect(layout.buyers).toHaveLength(buyerCount(placement));
    layout.buyers.forEach((box, buyer) => {
      const { host, process } = addressOf(buyer, placement);
      const [processBox, hostBox] = [layout.processes[process], layout.hosts[host]];
      expect(processBox !== undefined && contains(processBox, box)).toBe(true);
      expect(hostBox !== undefined && contains(hostBox, box)).toBe(true);
      expect(contains(stage, box)).toBe(true);
      expect(overlap(box, layout.store)).toBe(false);
    });
    const [first, second] = layout.buyers;
    expect(first !== undefined && second !== undefined && overlap(first, second)).toBe(false);
  });

  it.each(REACHES)('keeps the store and the key of reach %s on it', (reach) => {
    const layout = layOutStage(width, height, { hosts: 2, processes: 5, threads: 1 }, reach, 1);
    expect(contains(stage, layout.store)).toBe(true);
    for (const hook of layout.hooks) {
      expect(contains(stage, hook.box)).toBe(true);
      expect(overlap(hook.box, layout.store)).toBe(false);
    }
  });
});

const OF_LOCKS = [2, 8].flatMap((locks) =>
  PLACEMENTS.flatMap((placement) =>
    REACHES.filter((reach) => reach !== 'none').map((reach) => ({ ...placement, reach, locks })),
  ),
);

describe.each(SIZES)('a stage of %d × %d with several locks', (width, height) => {
  const stage: Box = { x: 0, y: 0, width, height };

  it.each(OF_LOCKS)(
    'holds $locks locks of reach $reach and $hosts × $processes × $threads buyers',
    ({ reach, locks, ...placement }) => {
      const { hooks, store, hosts, processes, buyers } = layOutStage(
        width,
        height,
        placement,
        reach,
        locks,
      );
      const places = { cluster: [stage], host: hosts, process: processes }[reach];
      expect(hooks).toHaveLength(places.length * locks);
      hooks.forEach(({ box, place, lock }, index) => {
        const own = places[place];
        expect(own !== undefined && contains(own, box)).toBe(true);
        expect(lock).toBe(index % locks);
        expect(box.width > 0 && box.height > 0).toBe(true);
        expect([store, ...buyers].filter((other) => overlap(other, box))).toEqual([]);
        expect(hooks.filter((other) => overlap(other.box, box))).toHaveLength(1);
      });
      for (const box of [store, ...buyers]) {
        expect(contains(stage, box)).toBe(true);
        expect([store, ...buyers].filter((other) => overlap(other, box))).toEqual([box]);
      }
    },
  );
});

it('keeps the store of a phone wide enough for its tickets beside the count', () => {
  const { store } = layOutStage(352, 420, { hosts: 1, processes: 2, threads: 1 }, 'cluster', 2);
  expect(store.width).toBeGreaterThan(store.height * 1.6);
});

it('has room for an arrow between two buyers with several locks', () => {
  const gap = (locks: number) => {
    const placement = { hosts: 1, processes: 2, threads: 1 };
    const [left, right] = layOutStage(780, 280, placement, 'host', locks).buyers;
    return left === undefined || right === undefined ? NaN : right.x - left.x - left.width;
  };
  expect(gap(2)).toBeGreaterThan(gap(1) + 40);
});

it('gives every place within a lock’s reach a key of its own', () => {
  const placement = { hosts: 2, processes: 5, threads: 1 };
  const count = (reach: Reach) => layOutStage(780, 280, placement, reach, 1).hooks.length;
  expect(REACHES.map(count)).toEqual([0, 10, 2, 1]);
  const layout = layOutStage(780, 280, placement, 'host', 1);
  expect(layout.hooks.map(({ place }) => place)).toEqual([0, 1]);
});

it('shows less of each buyer the more there are', () => {
  const detail = (processes: number) =>
    layOutStage(780, 280, { hosts: 1, processes, threads: 1 }, 'none', 1).detail;
  expect(detail(10)).toBe('full');
  expect(detail(32)).toBe('brief');
});

it('gives the threads of one process all the room that there is', () => {
  const { detail, processes } = layOutStage(
    780,
    280,
    { hosts: 1, processes: 1, threads: 10 },
    'process',
    1,
  );
  expect(detail).toBe('full');
  expect(processes[0]?.width).toBeGreaterThan(500);
});

it('has a single buyer in the middle of its host', () => {
  const { hosts, processes } = layOutStage(
    780,
    280,
    { hosts: 1, processes: 1, threads: 1 },
    'none',
    1,
  );
  const middle = (box: Box | undefined) => (box === undefined ? NaN : box.x + box.width / 2);
  expect(middle(processes[0])).toBeCloseTo(middle(hosts[0]));
});
