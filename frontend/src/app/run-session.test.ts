import { describe, expect, it } from 'vitest';
import { Client } from '../api/client';
import { complete } from '../model/scenario';
import { FakeSource } from '../testing/fake-source';
import { simulate } from '../testing/simulate';
import { RunSession } from './run-session';
import { RunSteering } from './run-steering';

const scenario = complete({});
const VERDICT = {
  safety: 'violated',
  liveness: 'finished',
  sentence: '1 ticket, sold 7 times.',
  findings: [],
  figures: {},
};

function playground(answers: Record<string, { status: number; body: unknown } | 'no network'>) {
  const sources: FakeSource[] = [];
  const delayed: (() => void)[] = [];
  const asked: string[] = [];
  const client = new Client((url, init) => {
    const key = `${init?.method ?? 'GET'} ${url.replace(/\?.*/, '')}`;
    asked.push(key);
    const answer = answers[key];
    if (answer === undefined || answer === 'no network') {
      return Promise.reject(new TypeError('no network'));
    }
    return Promise.resolve(new Response(JSON.stringify(answer.body), { status: answer.status }));
  });
  const session = new RunSession(
    client,
    () => undefined,
    (url) => {
      const source = new FakeSource(url);
      sources.push(source);
      return source;
    },
    (action) => delayed.push(action),
  );
  const steering = new RunSteering(client, session);
  return { session, steering, sources, delayed, answers, asked };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));
const run = (status: string, verdict: unknown = null) => ({ id: 'r1', status, scenario, verdict });

function started() {
  return playground({
    'POST /api/runs': { status: 201, body: run('running') },
    'GET /api/runs/r1': { status: 200, body: run('finished', VERDICT) },
    'POST /api/runs/r1/steps': { status: 200, body: {} },
  });
}

describe('a run', () => {
  it('fills its log from the stream and has its verdict at the end', async () => {
    const { session, sources } = started();
    await session.start(scenario, 'en');
    expect(session.phase).toBe('running');
    simulate(scenario).forEach((event) => sources[0]?.send(event.kind, event));
    sources[0]?.send('end', { status: 'finished' });
    await settled();
    expect(session.log?.stateAt(Infinity).phase).toBe('finished');
    expect(session.phase).toBe('over');
    expect(session.verdict?.sentence).toBe('1 ticket, sold 7 times.');
    expect(sources[0]?.readyState).toBe(2);
  });

  it('tells its place in the queue until it starts', async () => {
    const { session, sources } = started();
    await session.start(scenario, 'en');
    sources[0]?.send('queue', { position: 3 });
    expect([session.phase, session.queuePosition]).toEqual(['queued', 3]);
    sources[0]?.send('run-started', { seq: 1, t: 0, kind: 'run-started' });
    expect(session.phase).toBe('running');
  });

  it('takes a double click on a buyer at its gate for one step', async () => {
    const { session, steering, sources, asked } = started();
    await session.start(scenario, 'en');
    const gate = (seq: number) =>
      sources[0]?.send('gate', { seq, t: seq, kind: 'gate', buyer: 3, step: 'read', line: 1 });
    const steps = () => asked.filter((url) => url.startsWith('POST /api/runs/r1/steps')).length;
    gate(1);
    await Promise.all([steering.step(3), steering.step(3)]);
    expect(steps()).toBe(1);
    gate(2);
    await steering.step(3);
    expect(steps()).toBe(2);
  });

  it('does not go on about what could not be done in it when it is over', async () => {
    const { session, steering, sources, answers } = started();
    const problem = { title: 'Not at a gate', detail: 'Buyer 6 waits for the lock.' };
    answers['POST /api/runs/r1/steps'] = { status: 409, body: problem };
    await session.start(scenario, 'en');
    await steering.step(6);
    expect(session.problem?.title).toBe('Not at a gate');
    sources[0]?.send('end', { status: 'stopped' });
    expect(session.problem).toBeNull();
  });

  it('says that the connection was lost, and that it is back', async () => {
    const { session, sources } = started();
    await session.start(scenario, 'en');
    const [source] = sources;
    if (source === undefined) {
      throw new Error('no stream was opened');
    }
    source.readyState = 0;
    source.send('error');
    expect(session.connection).toBe('lost');
    source.readyState = 1;
    source.send('open');
    expect(session.connection).toBe('restored');
  });

  it('opens a new stream after the last event when the old one is closed for good', async () => {
    const { session, sources, delayed, answers } = started();
    await session.start(scenario, 'en');
    simulate(scenario)
      .slice(0, 5)
      .forEach((event) => sources[0]?.send(event.kind, event));
    answers['GET /api/runs/r1'] = 'no network';
    Object.assign(sources[0] ?? {}, { readyState: 2 });
    sources[0]?.send('error');
    await settled();
    expect(session.connection).toBe('lost');
    answers['GET /api/runs/r1'] = { status: 200, body: run('running') };
    delayed.forEach((action) => {
      action();
    });
    await settled();
    expect(session.connection).toBe('restored');
    expect(sources.at(-1)?.url).toBe('/api/runs/r1/events?after=5');
  });

  it('opens a stream that is refused again and again after longer pauses each time', async () => {
    const { session, sources, delayed, answers } = started();
    answers['GET /api/runs/r1'] = { status: 200, body: run('running') };
    await session.start(scenario, 'en');
    const refuse = async () => {
      Object.assign(sources.at(-1) ?? {}, { readyState: 2 });
      sources.at(-1)?.send('error');
      await settled();
    };
    await refuse();
    expect(sources).toHaveLength(2);
    delayed.splice(0);

    await refuse();
    expect([sources.length, session.connection]).toEqual([2, 'lost']);
    delayed.splice(0).forEach((action) => action());
    await settled();
    expect([sources.length, session.connection]).toEqual([3, 'lost']);
    sources.at(-1)?.send('open');
    expect(session.connection).toBe('restored');
  });

  it('fetches what it missed of a run that ended meanwhile, and says that it is back', async () => {
    const { session, sources, answers } = started();
    const events = simulate(scenario);
    await session.start(scenario, 'en');
    events.slice(0, 5).forEach((event) => sources[0]?.send(event.kind, event));
    answers['GET /api/runs/r1'] = { status: 200, body: run('interrupted', VERDICT) };
    Object.assign(sources[0] ?? {}, { readyState: 2 });
    sources[0]?.send('error');
    await settled();
    expect(sources.at(-1)?.url).toBe('/api/runs/r1/events?after=5');
    expect(session.verdict).toBeNull();

    events.slice(3).forEach((event) => sources.at(-1)?.send(event.kind, event));
    sources.at(-1)?.send('end');
    await settled();
    const seqs = session.log?.events.map(({ seq }) => seq) ?? [];
    expect(seqs.sort((a, b) => a - b)).toEqual(events.map(({ seq }) => seq));
    expect(session.phase).toBe('over');
    expect(session.connection).toBe('restored');
  });

  it('says that it is back although the run is over at once', async () => {
    const { session, sources, delayed } = started();
    await session.start(scenario, 'en');
    sources[0]?.send('error');
    sources[0]?.send('open');
    sources[0]?.send('end');
    await settled();
    expect([session.phase, session.connection]).toEqual(['over', 'restored']);
    delayed.forEach((action) => {
      action();
    });
    expect(session.connection).toBe('fine');
  });

  it('asks for its verdict until there is an answer', async () => {
    const { session, sources, delayed, answers } = started();
    await session.start(scenario, 'en');
    const there = answers['GET /api/runs/r1'];
    for (const missing of ['no network', { status: 503, body: {} }] as const) {
      answers['GET /api/runs/r1'] = missing;
      sources[0]?.send('end');
      await settled();
      expect([session.phase, session.connection]).toEqual(['judging', 'lost']);
    }
    Object.assign(answers, { 'GET /api/runs/r1': there });
    delayed.splice(0).forEach((action) => {
      action();
    });
    await settled();
    expect([session.phase, session.connection]).toEqual(['over', 'restored']);
    expect(session.verdict?.sentence).toBe(VERDICT.sentence);
    expect(session.problem).toBeNull();
  });

  it('does not ask on for the verdict of a run that is gone', async () => {
    const { session, sources, delayed, answers } = started();
    await session.start(scenario, 'en');
    answers['GET /api/runs/r1'] = { status: 404, body: {} };
    sources[0]?.send('end');
    await settled();
    expect([session.phase, session.problem?.kind]).toEqual(['over', 'gone']);
    expect(delayed).toEqual([]);
  });

  it('gives the verdict again in another language', async () => {
    const { session, sources, answers } = started();
    await session.start(scenario, 'en');
    sources[0]?.send('end');
    await settled();
    const chinese = { ...VERDICT, sentence: '1 张票卖了 7 次。' };
    answers['GET /api/runs/r1'] = { status: 200, body: run('finished', chinese) };
    await session.setLanguage('zh');
    expect(session.verdict?.sentence).toBe('1 张票卖了 7 次。');
  });
});

describe('a run that does not start', () => {
  it('names the fields that the server refused', async () => {
    const problem = {
      type: '/problems/invalid-scenario',
      title: 'Invalid scenario',
      errors: [{ field: 'stock', message: 'must be at least 1' }],
    };
    const { session } = playground({ 'POST /api/runs': { status: 400, body: problem } });
    await session.start(scenario, 'en');
    expect(session.phase).toBe('none');
    expect(session.problem).toMatchObject({
      kind: 'refused',
      title: 'Invalid scenario',
      errors: [{ field: 'stock', message: 'must be at least 1' }],
    });
  });

  it('is no refusal of the scenario where there are too many starts', async () => {
    const { session } = playground({ 'POST /api/runs': { status: 429, body: { title: 'Slow' } } });
    await session.start(scenario, 'en');
    expect(session.problem).toMatchObject({ kind: 'busy', title: 'Slow' });
  });

  it('is told from an action that a run refuses while it continues', async () => {
    const { session, steering, answers } = started();
    await session.start(scenario, 'en');
    answers['POST /api/runs/r1/faults'] = {
      status: 400,
      body: { title: 'Invalid fault', errors: [{ field: 'forMs', message: 'too long' }] },
    };
    await steering.injectFault({ buyer: 0, kind: 'freeze', forMs: 99_999_999 });
    expect(session.problem).toMatchObject({ kind: 'impossible', title: 'Invalid fault' });
    expect(session.isBusy).toBe(true);
  });

  it('says when nobody answers', async () => {
    const { session } = playground({ 'POST /api/runs': 'no network' });
    await session.start(scenario, 'en');
    expect(session.problem?.kind).toBe('unreachable');
  });

  it('takes the notice away once the server answers again', async () => {
    const { session, delayed, answers } = playground({ 'POST /api/runs': 'no network' });
    await session.start(scenario, 'en');
    expect(session.problem?.kind).toBe('unreachable');
    delayed.shift()?.();
    await settled();
    expect(session.problem?.kind).toBe('unreachable');

    answers['GET /api/status'] = { status: 200, body: {} };
    delayed.shift()?.();
    await settled();
    expect(session.problem).toBeNull();
  });
});
