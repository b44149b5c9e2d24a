import { describe, expect, it } from 'vitest';
import { OFFERED } from '../testing/catalog';
import { history, logOf } from '../testing/history';
import { simulate } from '../testing/simulate';
import { foldRetries } from './folding';
import { laneOf, FIRST_LOCK_LANE, type Mark, STORE_LANE } from './lanes';
import { buildPicture, type Picture } from './picture';
import { holdersOf, setupOf } from './run-state';
import { complete, type PartialScenario } from './scenario';

function pictureOf(scenario: PartialScenario, events = simulate(complete(scenario))): Picture {
  return buildPicture(events, setupOf(complete(scenario), OFFERED));
}

describe('the picture of a race', () => {
  const picture = pictureOf({});

  it('has a lane for the store, the lock and each buyer', () => {
    expect(picture.laneCount).toBe(12);
  });

  it('joins every write of an outdated copy to the write that made it so', () => {
    const harmed = picture.marks.filter((mark) => mark.kind === 'wrote' && mark.wrong);
    expect(harmed.length).toBeGreaterThan(0);
    expect(picture.arrows.filter((arrow) => arrow.kind === 'stale')).toHaveLength(harmed.length);
  });

  it('shows the thinking between the events that a program without gates leaves', () => {
    const thinking = picture.spans.filter((span) => span.kind === 'thinking');
    expect(thinking.length).toBeGreaterThanOrEqual(20);
    expect(thinking.every((span) => (span.to ?? 0) - span.from >= 10e6)).toBe(true);
  });

  it('leaves start-up and clearing away out of what is worth looking at', () => {
    expect(picture.from).toBeGreaterThan(3e6);
  });
});

describe('the picture of a locked run', () => {
  const picture = pictureOf({ lock: { kind: 'semaphore' } });

  it('accuses nobody', () => {
    expect(picture.marks.some((mark) => mark.wrong)).toBe(false);
    expect(picture.spans.some((span) => span.wrong)).toBe(false);
  });

  it('hands the key from each holder to the next', () => {
    expect(picture.arrows.map((arrow) => arrow.kind)).toEqual(Array(9).fill('hand-over'));
    expect(picture.spans.filter((span) => span.lane === FIRST_LOCK_LANE)).toHaveLength(10);
  });

  it('shows nine buyers waiting', () => {
    const waited = picture.spans.filter(
      (span) => span.kind === 'waiting' && (span.to ?? 0) - span.from > 10e6,
    );
    expect(waited).toHaveLength(9);
  });
});

describe('a lock that was taken twice', () => {
  const held = (kind: string, events: ReturnType<typeof history>) =>
    pictureOf({ lock: { kind, leaseMs: 10 }, placement: { processes: 2 } }, events)
      .spans.filter((span) => span.lane === FIRST_LOCK_LANE)
      .map(({ from, to, wrong }) => [from / 1e6, (to ?? 0) / 1e6, wrong]);

  it('is held until its last release where it counts', () => {
    const events = history(
      [1, { kind: 'lock-acquired', buyer: 0 }],
      [2, { kind: 'lock-acquired', buyer: 0, owed: 2 }],
      [3, { kind: 'lock-released', buyer: 0, owed: 1 }],
      [5, { kind: 'lock-released', buyer: 0 }],
    );
    expect(held('advisory', events)).toEqual([[1, 5, false]]);
    expect(holdersOf(logOf({ lock: { kind: 'advisory' } }, events).stateAt(4e6))).toEqual([0]);
    expect(holdersOf(logOf({ lock: { kind: 'advisory' } }, events).stateAt(6e6))).toEqual([]);
  });

  it('is held once, and until its first release, where it does not count', () => {
    const events = history(
      [1, { kind: 'lock-acquired', buyer: 0 }],
      [2, { kind: 'lock-acquired', buyer: 0 }],
      [3, { kind: 'lock-released', buyer: 0 }],
    );
    expect(held('row', events)).toEqual([[1, 3, false]]);
    expect(holdersOf(logOf({ lock: { kind: 'row' } }, events).stateAt(4e6))).toEqual([]);
  });

  it('leaves the newest holder the newest where the hold goes on', () => {
    const events = history(
      [1, { kind: 'lock-acquired', buyer: 0 }],
      [2, { kind: 'lock-acquired', buyer: 1 }],
      [3, { kind: 'lock-acquired', buyer: 0, owed: 2 }],
    );
    expect(holdersOf(logOf({ lock: { kind: 'advisory' } }, events).stateAt(4e6))).toEqual([0, 1]);
  });

  it('is held anew once the lease before is over', () => {
    const events = history(
      [1, { kind: 'lock-acquired', buyer: 0 }],
      [12, { kind: 'lock-acquired', buyer: 1 }],
      [14, { kind: 'lock-released', buyer: 1 }],
      [15, { kind: 'lock-acquired', buyer: 0 }],
      [16, { kind: 'lock-released', buyer: 0 }],
    );
    expect(held('redis', events)).toEqual([
      [1, 11, false],
      [12, 14, false],
      [15, 16, false],
    ]);
  });
});

describe('the lanes', () => {
  it('mark the time in which two have the key', () => {
    const { spans } = pictureOf(
      { lock: { kind: 'redis' } },
      history(
        [1, { kind: 'lock-acquired', buyer: 0 }],
        [5, { kind: 'lock-acquired', buyer: 1 }],
        [8, { kind: 'lock-released', buyer: 0 }],
        [9, { kind: 'lock-released', buyer: 1 }],
      ),
    );
    const wrong = spans.filter((span) => span.lane === FIRST_LOCK_LANE && span.wrong);
    expect(wrong).toMatchObject([{ from: 5e6, to: 8e6, label: '0+1' }]);
  });

  it('mark the time in which the key is with a buyer that has gone', () => {
    const { spans } = pictureOf(
      { lock: { kind: 'semaphore' } },
      history(
        [1, { kind: 'lock-acquired', buyer: 0 }],
        [4, { kind: 'buyer-finished', buyer: 0, outcome: 'bought' }],
        [9, { kind: 'run-finished' }],
      ),
    );
    const lock = spans.filter((span) => span.lane === FIRST_LOCK_LANE);
    expect(lock).toMatchObject([
      { from: 1e6, to: 4e6, wrong: false },
      { from: 4e6, to: 9e6, wrong: true },
    ]);
  });

  it('accuse no killed buyer of having kept the key until its death was noticed', () => {
    const log = logOf(
      { lock: { kind: 'file-lock' } },
      history(
        [1, { kind: 'lock-acquired', buyer: 0 }],
        [5, { kind: 'lock-acquired', buyer: 1 }],
        [9, { kind: 'buyer-finished', buyer: 0, outcome: 'killed' }],
      ),
    );
    const { spans } = buildPicture(log.events, log.setup);
    const own = spans.filter(({ lane, kind }) => lane === laneOf(0, 1) && kind === 'holding');
    expect(spans.some((span) => span.wrong)).toBe(false);
    expect(own).toMatchObject([{ from: 1e6, to: 5e6 }]);
  });

  it('leave open what has not ended', () => {
    const { spans } = pictureOf(
      { lock: { kind: 'semaphore' } },
      history([1, { kind: 'lock-requested', buyer: 3 }]),
    );
    expect(spans.find((span) => span.kind === 'waiting')).toMatchObject({
      lane: laneOf(3, 1),
      to: null,
    });
  });

  it('show what the store held until the next write', () => {
    const { spans } = pictureOf(
      { stock: 5 },
      history(
        [0, { kind: 'run-started' }],
        [3, { kind: 'wrote', buyer: 2, count: 4, version: 1 }],
        [7, { kind: 'run-finished' }],
      ),
    );
    const store = spans.filter((span) => span.lane === STORE_LANE);
    expect(store.map(({ label, from, to }) => [label, from, to])).toEqual([
      ['5', 0, 3e6],
      ['4', 3e6, 7e6],
    ]);
  });
});

describe('folding', () => {
  const mark = (kind: Mark['kind'], seq: number): Mark => ({
    lane: 2,
    kind,
    t: seq,
    seq,
    label: '',
    wrong: false,
  });

  it('makes one of many tries, and leaves the one that worked', () => {
    const kinds = [
      'read',
      'took',
      'retry',
      'read',
      'took',
      'retry',
      'read',
      'retry',
      'read',
    ] as const;
    const marks = [...kinds, 'wrote' as const].map(mark);
    expect(foldRetries(marks)).toEqual([
      { lane: 2, from: 2, to: 7, retries: 3, seqs: [2, 3, 4, 5, 6, 7] },
    ]);
  });

  it('leaves two tries as they are', () => {
    expect(foldRetries([mark('retry', 1), mark('retry', 2), mark('wrote', 3)])).toEqual([]);
  });
});

it('does not take forever over ten thousand events', () => {
  const scenario = complete({
    stock: 5_000,
    rounds: 1,
    placement: { hosts: 1, processes: 32, threads: 2 },
    program: Array(26).fill('query\nread\ntake\nthink 1\nread\ntake\nwrite').join('\n'),
  });
  const events = simulate(scenario);
  expect(events.length).toBeGreaterThan(9_000);
  const start = performance.now();
  buildPicture(events, setupOf(scenario));
  expect(performance.now() - start).toBeLessThan(3_000);
});
