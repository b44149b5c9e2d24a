// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FakeSource } from '../../testing/fake-source';
import { WorkshopRoom } from './workshop-room';

const SCREEN = { number: 2, kind: 'question', run: '', scenario: null };
const ROOM = {
  code: 'ACDEFG',
  title: 'Locks',
  on: true,
  over: false,
  closed: false,
  exercises: ['see-the-race'],
  opened: ['see-the-race'],
  attendees: 3,
  voters: 0,
  votes: {},
  screen: SCREEN,
};

let page: WorkshopRoom;
let answers: Readonly<Record<string, unknown>>;

beforeEach(() => {
  sessionStorage.clear();
  history.replaceState(null, '', '/join/ACDEFG');
  vi.stubGlobal('EventSource', FakeSource);
  vi.stubGlobal('fetch', (url: string) => {
    const path = url.replace(/\?.*/, '');
    const body = answers[path];
    return Promise.resolve(
      body === undefined
        ? Response.json({ title: 'No such workshop', detail: 'Check the code.' }, { status: 404 })
        : Response.json(body),
    );
  });
});

afterEach(() => {
  page.remove();
  vi.unstubAllGlobals();
});

async function open(said: string): Promise<ShadowRoot> {
  page = new WorkshopRoom();
  document.body.append(page);
  await vi.waitFor(() => {
    expect(page.shadowRoot?.textContent).toContain(said);
  });
  if (page.shadowRoot === null) {
    throw new Error('not rendered');
  }
  return page.shadowRoot;
}

function door(over: boolean, joined: boolean) {
  return { code: 'ACDEFG', title: 'Locks', over, joined, joinLink: 'http://x/join/ACDEFG' };
}

it('offers a newcomer nothing that an ended workshop does not take', async () => {
  answers = { '/api/exercises': [], '/api/workshops/ACDEFG': door(true, false) };
  const root = await open('This workshop is over.');
  expect(root.querySelector('form')).toBeNull();
  expect(root.querySelector('a[href="/exercises"]')).not.toBeNull();
});

it('offers an attendee of an ended workshop neither a hand nor an answer', async () => {
  const room = { ...ROOM, over: true, closed: true, opened: [] };
  answers = {
    '/api/exercises': [],
    '/api/workshops/ACDEFG': door(true, true),
    '/api/workshops/ACDEFG/room': { room, nickname: 'Ada', hand: false, vote: null },
  };
  const root = await open('You are Ada.');
  expect(root.querySelector('[aria-pressed]')).toBeNull();
  expect(root.querySelector('workshop-screen')).toBeNull();
  expect(root.querySelector('a[href="/exercises/see-the-race"]')).not.toBeNull();
});

it('sets what is wrong with a code apart from what to do', async () => {
  answers = { '/api/exercises': [] };
  const root = await open('No such workshop');
  expect(root.querySelector('[role="alert"] strong')?.textContent).toBe('No such workshop');
  expect(root.querySelector('[role="alert"] p')?.textContent).toBe('Check the code.');
  expect(root.querySelector('form')).not.toBeNull();
});
