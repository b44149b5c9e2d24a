import { expect, it } from 'vitest';
import type { Catalog } from '../model/catalog';
import type { Verdict } from '../model/run';
import { complete, type Scenario } from '../model/scenario';
import { history, logOf } from '../testing/history';
import { CATALOG } from '../testing/catalog';
import { Guide } from './guide';
import type { Playground } from './playground';

/** A playground that the test decides the runs of. */
function playground() {
  const started: Scenario[] = [];
  const page = {
    catalog: CATALOG as Catalog | null,
    draft: complete({}),
    startScenario: complete({}),
    verdict: null as Verdict | null,
    log: logOf({}, history()),
    isSettled: true,
    session: { run: null as { id: string } | null, problem: null, isBusy: false },
    comparison: { show: () => undefined },
    next: { change: ({ scenario }: { scenario: Scenario }) => (page.draft = scenario) },
    resetDraft: () => (page.draft = complete({})),
    run: () => Promise.resolve(started.push(page.draft)),
    skip: () => undefined,
    pin: () => undefined,
  };
  let runs = 0;
  const ends = (safety: Verdict['safety'], liveness: Verdict['liveness']) => {
    page.session.run = { id: `run-${String(++runs)}` };
    page.verdict = { safety, liveness, sentence: '', findings: [], figures: {} };
  };
  return { page, started, ends };
}

function guide(isPlain = true, isOver = false) {
  const { page, started, ends } = playground();
  const memory = { over: isOver };
  const read = () => memory.over;
  const led = new Guide(
    page as unknown as Playground,
    { read, end: () => (memory.over = true) },
    isPlain,
  );
  return { led, started, ends, memory, page };
}

it('is open on the plain page until it has ended once', () => {
  expect(guide().led.isOpen).toBe(true);
  expect(guide(false).led.isOpen).toBe(false);
  expect(guide(true, true).led.isOpen).toBe(false);
  const { led, memory } = guide();
  expect(led.isReady).toBe(true);
  led.end();
  expect([led.isOpen, memory.over]).toEqual([false, true]);
});

it('is there before the catalog, so that nothing moves when that comes', () => {
  const { page } = playground();
  page.catalog = null;
  const led = new Guide(
    page as unknown as Playground,
    { read: () => false, end: () => undefined },
    true,
  );
  expect([led.isOpen, led.isReady]).toEqual([true, false]);
});

it('says that a lock is safe, stuck or recovered only after a run that was', () => {
  const { led, started, ends } = guide();
  led.step = 'lock';
  led.act();
  expect(started.at(-1)?.lock.kind).toBe('semaphore');
  ends('held', 'timed-out');
  led.follow();
  expect(led.step).toBe('lock');
  led.act();
  ends('held', 'finished');
  led.follow();
  expect(led.step).toBe('break');
  led.act();
  expect(started.at(-1)?.faults).toMatchObject([{ kind: 'crash' }]);
  ends('held', 'stuck');
  led.follow();
  expect(led.step).toBe('survive');
});

it('waits for its own run and starts no second one meanwhile', () => {
  const { led, started } = guide();
  led.predict('6-10');
  led.act();
  led.follow();
  expect([led.step, led.isRunning]).toEqual(['run', true]);
  led.act();
  expect(started).toHaveLength(1);
});

it('starts no run while another one is in progress', () => {
  const { led, started, page } = guide();
  led.step = 'lock';
  page.session.isBusy = true;
  expect(led.isBlocked).toBe(true);
  led.act();
  expect(started).toEqual([]);
  page.session.isBusy = false;
  led.act();
  expect([led.isBlocked, started.length]).toEqual([false, 1]);
});

it('explains only a run that came to its end', () => {
  const { led, ends } = guide();
  led.predict('6-10');
  led.act();
  ends('held', 'stopped');
  led.follow();
  expect([led.step, led.isRunning]).toEqual(['run', false]);
  led.act();
  ends('violated', 'finished');
  led.follow();
  expect(led.step).toBe('why');
});

it('runs what its sentences are about, whatever the controls say', () => {
  const { led, started, page } = guide();
  page.draft = complete({ stock: 3, placement: { processes: 2 } });
  led.step = 'lock';
  led.act();
  expect(started).toMatchObject([{ stock: 1, placement: { processes: 10 } }]);
});
