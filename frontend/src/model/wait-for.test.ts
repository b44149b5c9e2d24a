import { describe, expect, it } from 'vitest';
import { history, logOf } from '../testing/history';
import type { RunEvent } from './events';
import type { Reach } from './scenario';
import { type Wait, waitsAt } from './wait-for';

const asks = (buyer: number) => ({ kind: 'lock-requested', buyer, step: 1 }) as const;
const gets = (buyer: number) => ({ kind: 'lock-acquired', buyer, step: 1 }) as const;

function waits(events: readonly RunEvent[], reach: Reach = 'host', hosts = 1) {
  const log = logOf({ lock: { kind: 'redis' }, placement: { hosts, processes: 3 } }, events);
  return waitsAt(log.stateAfter(events.length), reach);
}

/** What a lock without a cycle shows, the default one unless said otherwise. */
const wait = (over: Partial<Wait>): Wait => ({
  lock: 'lock',
  isInCycle: false,
  holders: [],
  waiters: [],
  ...over,
});

describe('who waits for whom', () => {
  it('names the holder and those who wait', () => {
    expect(waits(history([1, asks(0)], [2, gets(0)], [3, asks(1)], [4, asks(2)]))).toEqual([
      wait({ holders: [{ buyer: 0, condition: 'working' }], waiters: [1, 2] }),
    ]);
  });

  it('tells the locks apart, and lets sharers be', () => {
    const events = history(
      [1, { ...gets(0), lock: 'A' }],
      [2, { ...asks(1), lock: 'A' }],
      [3, { ...gets(3), lock: 'B', shared: true }],
      [4, { ...gets(4), lock: 'B', shared: true }],
      [5, { ...asks(5), lock: 'B' }],
    );

    expect(waits(events, 'cluster', 2)).toEqual([
      wait({ lock: 'A', holders: [{ buyer: 0, condition: 'working' }], waiters: [1] }),
      wait({
        lock: 'B',
        holders: [
          { buyer: 3, condition: 'working' },
          { buyer: 4, condition: 'working' },
        ],
        waiters: [5],
      }),
    ]);
  });

  it('leaves out a lock at which all is well', () => {
    expect(waits(history([1, asks(0)], [2, gets(0)]))).toEqual([]);
    expect(waits([])).toEqual([]);
  });

  it('sees a lock on each host', () => {
    const events = history([1, asks(0)], [2, gets(0)], [3, asks(3)], [4, gets(3)], [5, asks(4)]);

    expect(waits(events, 'host', 2)).toEqual([
      wait({ holders: [{ buyer: 3, condition: 'working' }], waiters: [4] }),
    ]);
  });

  it.each([
    ['frozen', { kind: 'frozen', buyer: 0 }],
    ['thrown', { kind: 'buyer-finished', buyer: 0, outcome: 'failed' }],
    ['done', { kind: 'buyer-finished', buyer: 0, outcome: 'bought' }],
    ['hung', { kind: 'buyer-finished', buyer: 0, outcome: 'stuck' }],
    ['dead', { kind: 'buyer-finished', buyer: 0, outcome: 'killed' }],
  ] as const)('says that the holder is %s', (condition, event) => {
    expect(waits(history([1, asks(0)], [2, gets(0)], [3, event]))).toEqual([
      wait({ holders: [{ buyer: 0, condition }], waiters: [] }),
    ]);
  });

  it('knows of a holder that does not know that another one has the key by now', () => {
    expect(waits(history([1, asks(0)], [2, gets(0)], [3, asks(1)], [4, gets(1)]))).toEqual([
      wait({
        holders: [
          { buyer: 0, condition: 'unaware' },
          { buyer: 1, condition: 'working' },
        ],
      }),
    ]);
  });

  it('still names those who were waiting when nobody could go on', () => {
    const events = history(
      [1, asks(0)],
      [2, gets(0)],
      [3, asks(1)],
      [4, { kind: 'buyer-finished', buyer: 0, outcome: 'bought' }],
      [5, { kind: 'buyer-finished', buyer: 1, outcome: 'stuck' }],
    );

    expect(waits(events)).toEqual([
      wait({ holders: [{ buyer: 0, condition: 'done' }], waiters: [1] }),
    ]);
  });

  it('still names those whom the time limit has cut off', () => {
    const events = history(
      [1, asks(0)],
      [2, gets(0)],
      [3, asks(1)],
      [4, { kind: 'buyer-finished', buyer: 0, outcome: 'cut-off' }],
      [5, { kind: 'buyer-finished', buyer: 1, outcome: 'cut-off' }],
      [6, { kind: 'worker-exited', host: 0, process: 1, signal: 9 }],
    );

    expect(waits(events)).toEqual([
      wait({ holders: [{ buyer: 0, condition: 'working' }], waiters: [1] }),
    ]);
  });

  it.each([
    ['while it lasts', []],
    [
      'when the run is over',
      [
        [7, { kind: 'buyer-finished', buyer: 0, outcome: 'stuck' }],
        [8, { kind: 'buyer-finished', buyer: 1, outcome: 'stuck' }],
      ],
    ],
  ] as const)('names both locks of a deadlock of two buyers, %s', (_, ends) => {
    const deadlock = history(
      [1, { ...asks(0), lock: 'A' }],
      [2, { ...gets(0), lock: 'A' }],
      [3, { ...asks(1), lock: 'B' }],
      [4, { ...gets(1), lock: 'B' }],
      [5, { ...asks(0), lock: 'B' }],
      [6, { ...asks(1), lock: 'A' }],
      ...ends,
    );

    expect(waits(deadlock)).toEqual([
      { lock: 'A', isInCycle: true, holders: [{ buyer: 0, condition: 'working' }], waiters: [1] },
      { lock: 'B', isInCycle: true, holders: [{ buyer: 1, condition: 'working' }], waiters: [0] },
    ]);
    expect(waits(deadlock.slice(0, 5)).map(({ isInCycle }) => isInCycle)).toEqual([false]);
  });

  it('does not have a hung buyer wait for a lock that it has acquired and released', () => {
    const events = history(
      [1, { ...asks(0), lock: 'A' }],
      [2, { ...gets(0), lock: 'A' }],
      [3, { ...asks(0), lock: 'B' }],
      [4, { ...gets(0), lock: 'B' }],
      [5, { kind: 'lock-released', buyer: 0, step: 1, lock: 'B' }],
      [6, { kind: 'buyer-finished', buyer: 0, outcome: 'stuck' }],
    );

    expect(waits(events)).toEqual([
      wait({ lock: 'A', holders: [{ buyer: 0, condition: 'hung' }] }),
    ]);
  });

  it('sees nothing where there is no lock', () => {
    expect(waits(history([1, asks(0)], [2, asks(1)]), 'none')).toEqual([]);
  });
});
