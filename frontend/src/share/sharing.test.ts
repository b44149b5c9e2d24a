import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Client } from '../api/client';
import { ShareClient } from '../api/share-client';
import { Playground } from '../app/playground';
import { complete, DEFAULT_SCENARIO } from '../model/scenario';
import { FakeSource } from '../testing/fake-source';
import { encode } from './codec';
import { Sharing, type AddressBar } from './sharing';

class FakeBar implements AddressBar {
  pushes: string[] = [];
  replaces: string[] = [];
  location = { pathname: '/', hash: '', origin: 'http://here' };
  history = {
    pushState: (_: unknown, __: string, url?: string | URL | null) => {
      this.pushes.push(String(url));
      this.goTo(String(url));
    },
    replaceState: (_: unknown, __: string, url?: string | URL | null) => {
      this.replaces.push(String(url));
      this.goTo(String(url));
    },
  };

  goTo(url: string): void {
    const [pathname = '/', hash] = url.split('#', 2);
    this.location = { ...this.location, pathname, hash: hash === undefined ? '' : `#${hash}` };
  }
}

const OTHER = complete({ stock: 7, lock: { kind: 'semaphore' } });

describe('the address of the page', () => {
  let bar: FakeBar;
  let playground: Playground;
  let sharing: Sharing;
  let clock = 0;
  let answers: Map<string, unknown>;

  beforeEach(() => {
    bar = new FakeBar();
    clock = 0;
    answers = new Map();
    const fetch = (url: string) => {
      const found = answers.get(url.replace(/\?.*/, ''));
      if (/\/old\b/.test(url)) {
        return Promise.resolve(Response.json({ type: '/problems/outdated' }, { status: 410 }));
      }
      return Promise.resolve(
        new Response(JSON.stringify(found ?? {}), { status: found === undefined ? 404 : 200 }),
      );
    };
    const ignore = () => undefined;
    playground = new Playground(new Client(fetch), 'en', ignore, () => true);
    sharing = new Sharing(playground, new ShareClient(fetch), bar, ignore, () => clock);
  });

  const edit = (stock: number) => {
    playground.next.change({ scenario: { ...playground.draft, stock }, note: null });
    sharing.follow('en');
  };

  it('stays plain until something is changed', async () => {
    await sharing.open('en');
    sharing.follow('zh');
    expect([...bar.pushes, ...bar.replaces]).toEqual([]);
  });

  it('follows edits, those in quick succession as one step of the history', async () => {
    await sharing.open('en');
    clock = 5_000;
    edit(2);
    clock = 5_300;
    edit(3);
    clock = 9_000;
    edit(4);
    expect(bar.pushes).toHaveLength(2);
    expect(bar.replaces).toHaveLength(1);
    expect(bar.location.hash).toBe(`#${encode(playground.draft)}&lang=en`);
  });

  it('goes back to what was there before', async () => {
    await sharing.open('en');
    edit(2);
    const before = bar.location.hash;
    clock = 5_000;
    edit(3);
    bar.goTo(`/${before}`);
    await sharing.open('en');
    expect(playground.draft.stock).toBe(2);
    sharing.follow('en');
    expect(bar.location.hash).toBe(before);
    bar.goTo('/');
    await sharing.open('en');
    expect(playground.draft.stock).toBe(1);
  });

  it('opens what was copied, in its language and zoom, with what was selected', async () => {
    await sharing.open('en');
    playground.next.change({ scenario: OTHER, note: null });
    playground.zoom.to({ from: 1_000, to: 90_000 });
    playground.pin(17);
    sharing.follow('zh');
    const copied = sharing.address('zh');
    expect(copied).toBe(`http://here/${bar.location.hash}`);
    expect(copied).toMatch(/&lang=zh&t=1000_90000&e=17$/);

    playground.next.change({ scenario: DEFAULT_SCENARIO, note: null });
    playground.zoom.to(null);
    bar.goTo(copied.slice('http://here'.length));
    await sharing.open('zh');
    expect(playground.draft).toEqual(OTHER);
    expect(playground.zoom.window).toEqual({ from: 1_000, to: 90_000 });
    expect(sharing.address('zh')).toBe(copied);
  });

  it.each([
    ['/#s1=____', 'damaged'],
    ['/#s7=AAAA', 'future-version'],
    ['/s/nothinghere', 'no-scenario'],
    ['/r/nothinghere', 'no-run'],
    ['/s/old', 'outdated'],
    ['/r/old', 'outdated'],
  ])('says what is wrong with %s and keeps what there was', async (address, problem) => {
    await sharing.open('en');
    edit(5);
    bar.goTo(address);
    await sharing.open('en');
    sharing.follow('en');
    expect(sharing.problem).toBe(problem);
    expect(playground.draft.stock).toBe(5);
    expect(bar.location.pathname + bar.location.hash).toBe(address);

    clock = 10_000;
    edit(6);
    expect(sharing.problem).toBeNull();
    expect(bar.location).toMatchObject({
      pathname: '/',
      hash: expect.stringMatching(/^#s1=/) as string,
    });
  });

  it.each([1, 5])('keeps saying it when the catalog starts with %s tickets', async (stock) => {
    bar.goTo('/#s1=AAAA');
    await sharing.open('en');
    answers.set('/api/catalog', { presets: [{ scenario: complete({ stock }) }], locks: [] });
    await playground.loadCatalog();
    sharing.follow('en');
    expect(playground.draft.stock).toBe(stock);
    expect(sharing.problem).toBe('truncated');
    expect([...bar.pushes, ...bar.replaces]).toEqual([]);

    edit(3);
    expect(sharing.problem).toBeNull();
  });

  it('still says what is wrong when the catalog comes after that', async () => {
    bar.goTo('/s/nothinghere');
    await sharing.open('en');
    const scenario = { ...playground.draft };
    answers.set('/api/catalog', { presets: [{ scenario }], locks: [] });
    await playground.loadCatalog();
    expect(playground.draft).not.toBe(DEFAULT_SCENARIO);
    sharing.follow('en');
    expect(sharing.problem).toBe('no-scenario');
  });

  it('leaves the addresses of other pages alone', async () => {
    bar.goTo('/exercises/first');
    await sharing.open('en');
    edit(9);
    expect(bar.location.pathname).toBe('/exercises/first');
  });

  it.each([
    ['/embed/s/abc', 'r1', 'r1'],
    ['/embed/s/abc', null, undefined],
    ['/embed/s/abc', 'forgotten', undefined],
    ['/s/abc', 'r1', undefined],
  ])('shows at %s, where the run %s was recorded, the run %s', async (page, run, shown) => {
    vi.stubGlobal('EventSource', FakeSource);
    answers.set('/api/scenarios/abc', { slug: 'abc', scenario: OTHER, run });
    answers.set('/api/runs/r1', { id: 'r1', status: 'finished', scenario: OTHER, verdict: null });
    bar.goTo(page);
    await sharing.open('en');
    expect(playground.session.run?.id).toBe(shown);
    expect(sharing.recorded).toBe(shown ?? null);
    expect(sharing.problem).toBeNull();
    expect(playground.session.problem).toBeNull();
    expect(playground.draft).toEqual(OTHER);
    vi.unstubAllGlobals();
  });

  it('keeps the short link until the scenario is another one', async () => {
    answers.set('/api/scenarios/abc', { slug: 'abc', scenario: OTHER, expect: 'safe' });
    bar.goTo('/s/abc');
    const opening = sharing.open('en');
    sharing.follow('en');
    expect(bar.location.pathname).toBe('/s/abc');
    await opening;
    expect(playground.draft).toEqual(OTHER);
    expect(sharing.expect).toBe('safe');
    playground.zoom.to({ from: 0, to: 10 });
    sharing.follow('en');
    expect(bar.location.pathname).toBe('/s/abc');
    clock = 5_000;
    edit(8);
    expect(bar.location.pathname).toBe('/');
    playground.next.undo();
    clock = 9_000;
    sharing.follow('en');
    expect(bar.location.pathname).toBe('/');
  });
});
