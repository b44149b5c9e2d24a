import { describe, expect, it } from 'vitest';
import { OFFERED } from '../testing/catalog';
import { history, logOf } from '../testing/history';
import { simulate } from '../testing/simulate';
import { EventLog } from './event-log';
import { reduce } from './reduce';
import { holdersOf, initialState, setupOf, ticketOwners } from './run-state';
import { complete } from './scenario';

describe('a history at any moment', () => {
  const scenario = complete({});
  const events = simulate(scenario);

  it('is the same with checkpoints as without', () => {
    const log = logOf(scenario, events);
    const setup = setupOf(scenario);
    let state = initialState(setup);
    log.events.forEach((event, index) => {
      state = reduce(state, event, setup);
      expect(log.stateAfter(index + 1)).toEqual(state);
    });
    expect(log.stateAfter(70)).toEqual(log.stateAfter(70));
  });

  it('does not depend on the order of arrival', () => {
    const shuffled = [...events].reverse();
    const [log, other] = [logOf(scenario, events), logOf(scenario, shuffled)];
    expect(other.events).toEqual(log.events);
    expect(other.stateAt(20e6)).toEqual(log.stateAt(20e6));
  });

  it('puts a late event into its place, also after a later state was asked for', () => {
    const late = events.find((event) => event.kind === 'wrote');
    const log = logOf(
      scenario,
      events.filter((event) => event !== late),
    );
    log.stateAt(Infinity);
    expect(late !== undefined && log.add(late)).toBe(true);
    expect(log.stateAt(Infinity)).toEqual(logOf(scenario, events).stateAt(Infinity));
  });

  it('takes every event once, however often a reconnect brings it', () => {
    const log = logOf(scenario, events);
    const version = log.version;
    expect(events.some((event) => log.add(event))).toBe(false);
    expect(log.version).toBe(version);
  });
});

describe('the state of a run', () => {
  it('shows one ticket in several hands when nobody locks', () => {
    const log = logOf({}, simulate(complete({})));
    const owners = ticketOwners(log.stateAt(Infinity));
    expect(owners.get(1)?.length).toBeGreaterThan(1);
  });

  it('shows one ticket in one hand when everybody locks', () => {
    const scenario = complete({ lock: { kind: 'semaphore' } });
    const state = logOf(scenario, simulate(scenario)).stateAt(Infinity);
    expect(ticketOwners(state).get(1)).toHaveLength(1);
    expect(state.count).toBe(0);
    expect(state.buyers.filter((buyer) => buyer.outcome === 'sold-out')).toHaveLength(9);
  });

  it('marks a copy as stale once another buyer has written', () => {
    const log = logOf(
      {},
      history(
        [1, { kind: 'read', buyer: 0, step: 4, count: 1, version: 0 }],
        [2, { kind: 'read', buyer: 1, step: 4, count: 1, version: 0 }],
        [3, { kind: 'wrote', buyer: 1, step: 7, count: 0, version: 1 }],
      ),
    );
    expect(log.stateAt(2e6).buyers[0]?.stale).toBe(false);
    expect(log.stateAt(3e6).buyers[0]?.stale).toBe(true);
    expect(log.stateAt(3e6).buyers[1]?.stale).toBe(false);
  });

  it('follows a buyer through the lines of its program', () => {
    const log = logOf(
      { lock: { kind: 'semaphore' } },
      history(
        [1, { kind: 'lock-requested', buyer: 0, step: 2 }],
        [2, { kind: 'lock-acquired', buyer: 0, step: 2 }],
        [12, { kind: 'read', buyer: 0, step: 4, count: 1 }],
      ),
    );
    expect(log.stateAt(1e6).buyers[0]).toMatchObject({ line: 2, activity: 'waiting' });
    expect(log.stateAt(2e6).buyers[0]).toMatchObject({ line: 3, activity: 'thinking' });
    expect(log.stateAt(12e6).buyers[0]).toMatchObject({ line: 5, activity: 'working' });
  });
});

it('shows who stands at a gate, until it goes on', () => {
  const log = logOf(
    { mode: 'step' },
    history(
      [1, { kind: 'gate', buyer: 0, step: 1 }],
      [2, { kind: 'frozen', buyer: 0 }],
      [3, { kind: 'queried', buyer: 0, step: 1, count: 1 }],
    ),
  );
  const gated = (t: number) => log.stateAt(t).buyers[0]?.gated;
  expect([gated(0), gated(1e6), gated(2e6), gated(3e6)]).toEqual([false, true, true, false]);
});

it('shows who was slowed down at a gate there again when it says so', () => {
  const log = logOf(
    { mode: 'step' },
    history(
      [1, { kind: 'gate', buyer: 0, step: 1 }],
      [2, { kind: 'fault', buyer: 0, step: 1, fault: 'slow', by: 'hand', forMs: 1 }],
      [3, { kind: 'gate', buyer: 0, step: 1 }],
      [4, { kind: 'fault', buyer: 0, fault: 'freeze', by: 'hand' }],
    ),
  );
  const gated = (t: number) => log.stateAt(t).buyers[0]?.gated;
  expect([gated(1e6), gated(2e6), gated(3e6), gated(4e6)]).toEqual([true, false, true, true]);
});

it('reads its events anew when the catalog arrives', () => {
  const log = new EventLog(complete({ mode: 'step' }));
  history(
    [1, { kind: 'gate', buyer: 0, step: 1 }],
    [2, { kind: 'fault', buyer: 0, step: 1, fault: 'slow', by: 'hand', forMs: 1 }],
  ).forEach((event) => log.add(event));
  const { version } = log;
  expect(log.stateAt(2e6).buyers[0]?.gated).toBe(true);
  log.useCatalog(OFFERED);
  expect(log.stateAt(2e6).buyers[0]?.gated).toBe(false);
  expect(log.version).toBeGreaterThan(version);
});

describe('the key', () => {
  const scenario = { lock: { kind: 'file-lock' } };
  const killedHolder = history(
    [0, { kind: 'worker-started', host: 0, process: 0, pid: 71 }],
    [0, { kind: 'worker-started', host: 0, process: 1, pid: 72 }],
    [1, { kind: 'lock-acquired', buyer: 0, step: 2 }],
    [2, { kind: 'fault', buyer: 0, fault: 'crash', by: 'plan' }],
    [3, { kind: 'worker-exited', pid: 71, signal: 9 }],
    [5, { kind: 'lock-acquired', buyer: 1, step: 2 }],
    [6, { kind: 'lock-released', buyer: 1, step: 8 }],
  );

  it('stays with the dead until another buyer gets it', () => {
    const log = logOf(scenario, killedHolder);
    expect(holdersOf(log.stateAt(3e6))).toEqual([0]);
    expect(log.stateAt(3e6).buyers[0]).toMatchObject({ dead: true });
    expect(holdersOf(log.stateAt(5e6))).toEqual([1]);
    expect(holdersOf(log.stateAt(6e6))).toEqual([]);
  });

  it('was not in the hand of a killed buyer whose death was noticed late', () => {
    const log = logOf(
      scenario,
      history(
        [1, { kind: 'lock-acquired', buyer: 0, step: 2 }],
        [2, { kind: 'took', buyer: 0, step: 5, count: 0 }],
        [5, { kind: 'lock-acquired', buyer: 1, step: 2 }],
        [9, { kind: 'buyer-finished', buyer: 0, outcome: 'killed' }],
      ),
    );
    expect(holdersOf(log.stateAt(4e6))).toEqual([0]);
    expect(holdersOf(log.stateAt(5e6))).toEqual([1]);
    expect(holdersOf(log.stateAt(9e6))).toEqual([1]);
  });

  it('can be in two hands: of a frozen holder and of its successor', () => {
    const log = logOf(
      { lock: { kind: 'redis' } },
      history(
        [1, { kind: 'lock-acquired', buyer: 0, step: 2 }],
        [2, { kind: 'frozen', buyer: 0 }],
        [5, { kind: 'lock-acquired', buyer: 1, step: 2 }],
        [6, { kind: 'thawed', buyer: 0 }],
      ),
    );
    expect(holdersOf(log.stateAt(5e6))).toEqual([0, 1]);
    expect(log.stateAt(5e6).buyers[0]?.frozen).toBe(true);
    expect(log.stateAt(6e6).buyers[0]?.frozen).toBe(false);
  });

  it('does not exist without a lock', () => {
    const log = logOf({}, history([1, { kind: 'lock-acquired', buyer: 0, step: 2 }]));
    expect(holdersOf(log.stateAt(1e6))).toEqual([]);
  });
});
