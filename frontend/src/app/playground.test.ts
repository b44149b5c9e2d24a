import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Client } from '../api/client';
import { complete } from '../model/scenario';
import { CATALOG } from '../testing/catalog';
import { FakeSource } from '../testing/fake-source';
import { simulate } from '../testing/simulate';
import { en } from '../texts/en';
import { announcementOf } from './announcement';
import type { Speed } from './player';
import { Playground } from './playground';

const scenario = complete({});
const VERDICT = {
  safety: 'violated',
  liveness: 'finished',
  sentence: '1 ticket, sold 7 times.',
  findings: [{ kind: 'oversold', sentence: 'Seven have it.', witness: [3] }],
  figures: {},
};

beforeEach(() => {
  vi.stubGlobal('EventSource', FakeSource);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const settled = () => new Promise((resolve) => setTimeout(resolve));

/** A playground whose run is over at the server, but not yet shown. */
async function afterARun(
  given: { isReducedMotion?: boolean; status?: number; isGoingOn?: boolean; speed?: Speed } = {},
) {
  const { isReducedMotion = false, status = 201, isGoingOn = false, speed = 0.01 } = given;
  const events = simulate(scenario);
  const run = { id: 'r1', status: 'finished', scenario, verdict: VERDICT };
  const answers: Readonly<Record<string, () => Response>> = {
    POST: () => new Response(JSON.stringify({ ...run, status: 'running' }), { status }),
    GET: () => new Response(JSON.stringify(run)),
  };
  const client = new Client((_url, init) =>
    Promise.resolve(answers[init?.method ?? 'GET']?.() ?? new Response(null, { status: 404 })),
  );
  const playground = new Playground(
    client,
    'en',
    () => undefined,
    () => isReducedMotion,
  );
  await playground.start(scenario);
  if (status === 201) {
    playground.play({ ...playground.player, speed });
    playground.tick(0, 0);
    events.forEach((event) => playground.session.event(event));
    if (!isGoingOn) {
      playground.session.ended();
    }
    await settled();
    playground.tick(16, 16);
  }
  return playground;
}

describe('what came of a run that is shown slower than it was', () => {
  it('is not told before it was seen', async () => {
    const playground = await afterARun();
    expect(playground.session.phase).toBe('over');
    expect(playground.verdict).toBeNull();
    expect(playground.selection.highlighted).toEqual(new Set());
  });

  it('is shown when the slow motion is at its end', async () => {
    const playground = await afterARun();
    let frames = 0;
    while (playground.tick(100, 16 + frames * 100) === 'moving') {
      expect(playground.verdict).toBeNull();
      frames++;
    }
    expect(frames).toBeGreaterThan(10);
    expect(playground.verdict?.sentence).toBe(VERDICT.sentence);
    expect(playground.selection.highlighted).toEqual(new Set([3]));
  });

  it('does not have to be waited for long where the length of the run was guessed wrongly', async () => {
    const playground = await afterARun({ speed: 0.001 });
    let ms = 0;
    while (playground.tick(100, 16 + ms) === 'moving') {
      ms += 100;
    }
    expect(ms).toBeLessThan(20_000);
    expect(playground.verdict).not.toBeNull();
  });

  it('is shown at once to a viewer who skips it', async () => {
    const playground = await afterARun();
    playground.skip();
    playground.tick(16, 32);
    expect(playground.verdict?.sentence).toBe(VERDICT.sentence);
  });

  it('waits for a viewer who stops it midway, and is shown at the end', async () => {
    const playground = await afterARun();
    playground.play({ ...playground.player, mode: 'paused' });
    playground.tick(16, 32);
    expect(playground.verdict).toBeNull();
    playground.play({ ...playground.player, mode: 'paused', at: playground.currentPicture().to });
    playground.tick(16, 48);
    expect(playground.verdict?.sentence).toBe(VERDICT.sentence);
  });

  it('stays told when the run is looked at again', async () => {
    const playground = await afterARun();
    playground.skip();
    playground.tick(16, 32);
    playground.play({ ...playground.player, mode: 'playing', at: 0 });
    playground.tick(16, 48);
    expect(playground.verdict?.sentence).toBe(VERDICT.sentence);
  });

  it('is shown at once to viewers who want no motion', async () => {
    expect((await afterARun({ isReducedMotion: true })).verdict?.sentence).toBe(VERDICT.sentence);
  });

  it('is shown to a viewer who went over to live while the run went on', async () => {
    const playground = await afterARun({ isGoingOn: true });
    playground.skip();
    playground.tick(16, 32);
    expect(playground.isUnfolding).toBe(false);
    expect(playground.verdict).toBeNull();
  });

  it('is nothing to wait for where no run came about', async () => {
    const playground = await afterARun({ status: 503 });
    expect(playground.isUnfolding).toBe(false);
  });
});

describe('what is announced of a run', () => {
  it('is that the verdict comes after the slow motion, and then the verdict', async () => {
    const playground = await afterARun();
    expect(announcementOf(playground, en)).toBe(en.verdict.unfolding);
    playground.skip();
    playground.tick(16, 32);
    expect(announcementOf(playground, en)).toBe(
      'Safety: Unsafe. Progress: Finished. 1 ticket, sold 7 times.',
    );
  });

  it('is nothing while events come in', async () => {
    const playground = await afterARun({ isGoingOn: true });
    expect(announcementOf(playground, en)).toBeNull();
  });
});

it('takes a scenario that an exercise deals out for no change of the shown run', async () => {
  const playground = await afterARun();
  playground.next.begin({ ...scenario, lock: { kind: 'semaphore' } });
  expect(playground.differing).toEqual(['lock']);
  playground.isDealt = true;
  expect(playground.differing).toEqual([]);
});

it('tours the locks with a client of its own, so that no run of a tour is an attempt', async () => {
  const asked: string[] = [];
  const refusing = (name: string) =>
    new Client((url, init) => {
      asked.push(`${name} ${init?.method ?? 'GET'} ${url.replace(/\?.*/, '')}`);
      const body = url.startsWith('/api/catalog') ? CATALOG : { title: 'no' };
      return Promise.resolve(Response.json(body, { status: 'title' in body ? 409 : 200 }));
    });
  const playground = new Playground(
    refusing('attempts'),
    'en',
    () => undefined,
    () => true,
    refusing('tours'),
  );
  await playground.loadCatalog();
  playground.tourLocks();
  await vi.waitFor(() => {
    expect(asked.filter((one) => one === 'tours POST /api/runs')).toHaveLength(2);
  });
  expect(asked.filter((one) => one.startsWith('attempts'))).toEqual(['attempts GET /api/catalog']);
});

it('shows a run that was just started, not the comparison of the two before it', async () => {
  const playground = await afterARun({ isReducedMotion: true });
  playground.comparison.show('compare');
  await playground.start(scenario);
  expect(playground.comparison.mainView).toBe('run');
});
