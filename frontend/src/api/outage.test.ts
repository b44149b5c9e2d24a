import { afterEach, expect, test, vi } from 'vitest';
import { request } from './http';
import { DATABASE_UNAVAILABLE, Outage, outage } from './outage';

const REFUSAL = { type: DATABASE_UNAVAILABLE, title: 'The database does not answer' };

function respond(status: number, body: unknown) {
  return () => Promise.resolve(new Response(JSON.stringify(body), { status }));
}

afterEach(() => {
  vi.restoreAllMocks();
});

test('lasts until the server says that its database answers', async () => {
  const answers = [false, new Error('no network'), true];
  const steps: (() => void)[] = [];
  const ask = () => {
    const answer = answers.shift();
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer === true);
  };
  const ended = new Outage(ask, (action) => steps.push(action));
  const seen: boolean[] = [];
  ended.follow(() => seen.push(ended.isPresent));

  ended.begin();
  ended.begin();
  expect(steps).toHaveLength(1);
  for (let i = 0; i < 3; i++) {
    steps[i]?.();
    await vi.waitFor(() => expect(steps.length + seen.length).toBe(i + 3));
  }

  expect(seen).toEqual([true, false]);
  expect(answers).toEqual([]);
});

test('begins with a request that is refused for it, and with no other', async () => {
  const begin = vi.spyOn(outage, 'begin').mockImplementation(() => undefined);

  await request(respond(503, { type: '/problems/busy' }), '/api/runs');
  await request(respond(200, REFUSAL), '/api/runs');
  expect(begin).not.toHaveBeenCalled();

  const answer = await request(respond(503, REFUSAL), '/api/runs');
  expect(begin).toHaveBeenCalledOnce();
  expect(answer).toMatchObject({ ok: false, problem: { kind: 'unreachable' } });
});
