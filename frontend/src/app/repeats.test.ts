import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Client } from '../api/client';
import { complete, type Scenario } from '../model/scenario';
import { CATALOG } from '../testing/catalog';
import { FakeSource } from '../testing/fake-source';
import { simulate } from '../testing/simulate';
import { Playground } from './playground';
import { Repeats } from './repeats';

const stepped = complete({ mode: 'step' });

beforeEach(() => {
  vi.stubGlobal('EventSource', FakeSource);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const settled = () => new Promise((resolve) => setTimeout(resolve));

/** A run that goes on at a server that knows its order once it has ended. */
async function running(scenario: Scenario) {
  const started: Scenario[] = [];
  const asked: string[] = [];
  const server = { status: 'running', schedule: '0 1 0' as string | null };
  const client = new Client((url, init) => {
    const call = `${init?.method ?? 'GET'} ${url.replace(/\?.*/, '')}`;
    asked.push(call);
    if (call === 'POST /api/runs') {
      started.push(JSON.parse(init?.body as string) as Scenario);
    }
    if (call.endsWith('/schedule')) {
      const { status, schedule } = server;
      return status === 'running' || schedule === null
        ? answer(409, { title: 'No order to repeat' })
        : answer(200, { schedule });
    }
    const verdict = server.status === 'running' ? null : { findings: [] };
    const latest = started.at(-1) ?? scenario;
    return answer(200, {
      id: `r${String(started.length)}`,
      status: server.status,
      scenario: latest,
      verdict,
    });
  });
  const playground = new Playground(
    client,
    'en',
    () => undefined,
    () => true,
  );
  playground.catalog = CATALOG;
  await playground.start(scenario);
  const end = async (status: string) => {
    server.status = status;
    playground.session.ended();
    await settled();
  };
  simulate(scenario)
    .filter(({ kind }) => kind !== 'run-finished')
    .forEach((event) => playground.session.event(event));
  return { playground, repeats: new Repeats(playground, client), server, started, asked, end };
}

function answer(status: number, body: unknown) {
  return Promise.resolve(new Response(JSON.stringify(body), { status }));
}

it('repeats a run in the order that the server tells of it, when that is asked for', async () => {
  const { repeats, end, started, asked } = await running(complete({}));
  expect(repeats.canRepeat).toBe(false);
  await end('finished');
  expect(repeats.canRepeat).toBe(true);
  expect(asked).not.toContain('GET /api/runs/r1/schedule');

  await repeats.order({ kind: 'exactly' }, 'en');

  expect(started.at(-1)).toMatchObject({ mode: 'free', schedule: '0 1 0' });
});

it('takes a stepped run back once it has ended', async () => {
  const { playground, repeats, end, started, asked } = await running(stepped);
  expect(repeats.canStepBack).toBe(true);

  const order = repeats.order({ kind: 'earlier' }, 'en');
  await settled();
  expect(asked.at(-1)).toBe('POST /api/runs/r1/stop');
  await end('stopped');
  await order;

  expect(started.at(-1)).toMatchObject({ mode: 'step', schedule: '0 1' });
  expect(playground.comparison.previous).toBeNull();
});

it('says why a run cannot be repeated', async () => {
  const { playground, repeats, end, server, started } = await running(complete({}));
  await end('finished');
  server.schedule = null;

  await repeats.order({ kind: 'exactly' }, 'en');

  expect(playground.session.problem?.title).toBe('No order to repeat');
  expect(started).toHaveLength(1);
});
