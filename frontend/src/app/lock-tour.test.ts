import { expect, it } from 'vitest';
import { Client } from '../api/client';
import { complete, type Scenario } from '../model/scenario';
import { CATALOG } from '../testing/catalog';
import { FakeSource } from '../testing/fake-source';
import { simulate } from '../testing/simulate';
import { LockTour } from './lock-tour';
import { RunSession } from './run-session';

const VERDICT = { safety: 'held', liveness: 'finished', sentence: '', findings: [], figures: {} };

/** A server that is asked for one run after another. */
function tour(refuses = 'nothing', errors: readonly unknown[] = []) {
  const started: Scenario[] = [];
  const languages: string[] = [];
  const client = new Client((url, init) => {
    const body = typeof init?.body === 'string' ? init.body : '{}';
    if (url.startsWith('/api/runs?')) {
      const scenario = JSON.parse(body) as Scenario;
      started.push(scenario);
      languages.push(url.slice(-2));
      if (scenario.lock.kind === refuses) {
        return answer(400, { title: 'no', detail: 'Not today.', errors });
      }
      return answer(201, { id: scenario.lock.kind, status: 'running', scenario, verdict: null });
    }
    const kind = /runs\/([a-z-]+)/.exec(url)?.[1] ?? '';
    const scenario = started.find(({ lock }) => lock.kind === kind);
    return answer(200, { id: kind, status: 'finished', scenario, verdict: VERDICT });
  });
  const playAll = (changed: () => void) =>
    new RunSession(client, changed, (url) => {
      const source = new FakeSource(url);
      const kind = /runs\/([a-z-]+)/.exec(url)?.[1] ?? '';
      queueMicrotask(() => {
        simulate(complete({ lock: { kind } })).forEach((event) => source.send(event.kind, event));
        source.send('end');
      });
      return source;
    });
  return { tour: new LockTour(client, () => undefined, playAll), started, languages };
}

function answer(status: number, body: unknown): Promise<Response> {
  return Promise.resolve(new Response(JSON.stringify(body), { status }));
}

it('runs under every lock that works with the data, one after another', async () => {
  const { tour: locks, started } = tour();
  await locks.start(complete({}), CATALOG, 'en');
  expect(started.map(({ lock }) => lock.kind)).toEqual(['none', 'semaphore']);
  expect(locks.stops.map(({ state }) => state)).toEqual(['over', 'over']);
  expect(locks.stops[1]?.record?.log.events.length).toBeGreaterThan(50);
  expect(locks.isRunning).toBe(false);
  expect([locks.includes('semaphore'), locks.includes('redis')]).toEqual([true, false]);
  expect(locks.harm).toBe('planned');
});

it('runs with one kind of fault, or with none and then with each that can happen', async () => {
  const { tour: locks, started } = tour();
  const [fault] = CATALOG.faults;
  await locks.start(complete({}), CATALOG, 'en', fault);
  expect(started.map(({ faults }) => faults.map(({ kind }) => kind))).toEqual(
    started.map(() => [fault?.kind]),
  );
  expect(locks.harm).toBe(fault);
  started.length = 0;
  await locks.start(complete({ lock: { kind: 'semaphore' } }), CATALOG, 'en', 'all');
  const harms = locks.stops
    .filter(({ scenario }) => scenario.lock.kind === 'semaphore')
    .map(({ scenario }) => scenario.faults.map(({ kind }) => kind).join());
  expect(harms[0]).toBe('');
  expect(harms.length).toBeGreaterThan(2);
  expect(new Set(harms).size).toBe(harms.length);
});

it('begins anew while the first run is being started', async () => {
  const { tour: locks } = tour();
  const first = locks.start(complete({}), CATALOG, 'en');
  const second = locks.start(complete({}), CATALOG, 'en');
  await Promise.all([first, second]);
  expect(locks.stops.map(({ state }) => state)).toEqual(['over', 'over']);
  expect(locks.stops.map(({ record }) => record?.run.id)).toEqual(['none', 'semaphore']);
});

it('keeps the options of the lock that was chosen', async () => {
  const { tour: locks, started } = tour();
  const lock = { kind: 'semaphore', acquireTimeoutMs: 7 };
  await locks.start(complete({ lock }), CATALOG, 'en');
  expect(started.map((scenario) => scenario.lock)).toEqual([{ kind: 'none' }, lock]);
});

it('goes on when one lock cannot be had, and says why', async () => {
  const { tour: locks } = tour('none');
  await locks.start(complete({}), CATALOG, 'en');
  expect(locks.stops.map(({ state, problem }) => [state, problem])).toEqual([
    ['failed', 'Not today.'],
    ['over', ''],
  ]);
});

it('says what of the scenario does not go with a lock', async () => {
  const error = { field: 'faults[0].kind', message: 'There is no connection to cut.' };
  const { tour: locks } = tour('semaphore', [error]);
  await locks.start(complete({}), CATALOG, 'en');
  expect(locks.stops.map(({ problem }) => problem)).toEqual(['', error.message]);
});

it('says of the runs after a stop that they do not run', async () => {
  const { tour: locks } = tour();
  const all = locks.start(complete({}), CATALOG, 'en');
  await locks.stop();
  await all;
  expect(locks.stops.map(({ state }) => state)).toEqual(['over', 'stopped']);
  expect(locks.isRunning).toBe(false);
});

it('starts the next run in the language that was chosen meanwhile', async () => {
  const { tour: locks, languages } = tour();
  const all = locks.start(complete({}), CATALOG, 'en');
  await locks.setLanguage('zh');
  await all;
  expect(languages).toEqual(['en', 'zh']);
});
