// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { WORKSHOP } from '../../app/preferences';
import { FakeSource } from '../../testing/fake-source';
import type { WorkshopScreen } from './workshop-screen';
import { WorkshopNotice } from './workshop-notice';

const NOTHING = { number: 1, kind: 'nothing', run: '', scenario: null };
const QUESTION = { number: 2, kind: 'question', run: '', scenario: null };
const ROOM = {
  code: 'ACDEFG',
  title: 'Locks',
  on: true,
  over: false,
  closed: false,
  exercises: [],
  opened: [],
  attendees: 3,
  voters: 0,
  votes: {},
  screen: NOTHING,
};

const sources: FakeSource[] = [];
const votes: unknown[] = [];
let notice: WorkshopNotice;

beforeEach(async () => {
  sources.length = 0;
  votes.length = 0;
  sessionStorage.clear();
  sessionStorage.setItem(WORKSHOP, 'ACDEFG');
  vi.stubGlobal(
    'EventSource',
    class extends FakeSource {
      constructor(url: string) {
        super(url);
        sources.push(this);
      }
    },
  );
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) => {
    const isVote = url.includes('/votes');
    if (isVote) {
      votes.push(init?.body);
    }
    const room = isVote ? { ...ROOM, screen: QUESTION, voters: 1 } : ROOM;
    const vote = isVote ? 'stuck' : null;
    return Promise.resolve(Response.json({ room, nickname: 'Ada', hand: false, vote }));
  });
  notice = new WorkshopNotice();
  document.body.append(notice);
  await vi.waitFor(() => {
    expect(sources).toHaveLength(1);
  });
});

afterEach(() => {
  notice.remove();
  vi.unstubAllGlobals();
});

async function shows(room: object): Promise<ShadowRoot> {
  sources[0]?.send('room', { ...ROOM, ...room });
  await notice.updateComplete;
  return root(notice);
}

function root(element: Element | null | undefined): ShadowRoot {
  if (!element?.shadowRoot) {
    throw new Error('no element');
  }
  return element.shadowRoot;
}

it('asks an attendee who is inside an exercise, and takes the answer', async () => {
  const shown = await shows({ screen: QUESTION });
  expect(shown.querySelector('h2')?.textContent).toContain('what will happen?');

  const screen = shown.querySelector<WorkshopScreen>('workshop-screen');
  await screen?.updateComplete;
  const choices = [...root(screen).querySelectorAll<HTMLButtonElement>('.votes button')];
  expect(choices).toHaveLength(3);
  choices[2]?.click();
  await vi.waitFor(() => {
    expect(root(screen).querySelectorAll('[aria-pressed="true"]')).toHaveLength(1);
  });
  expect(votes).toEqual([JSON.stringify({ choice: 'stuck' })]);
});

it('can be hidden, and opens again at the next question only', async () => {
  const shown = await shows({ screen: QUESTION });
  shown.querySelector<HTMLButtonElement>('header button')?.click();
  await notice.updateComplete;
  expect(shown.querySelector('section')).toBeNull();
  expect(shown.querySelector('.open')).not.toBeNull();

  await shows({ screen: QUESTION, voters: 2 });
  expect(shown.querySelector('section')).toBeNull();
  await shows({ screen: { ...QUESTION, number: 3 } });
  expect(shown.querySelector('section')).not.toBeNull();
});

it('says that the workshop has ended, and offers what still works', async () => {
  const shown = await shows({ over: true, closed: true, screen: QUESTION });
  expect(shown.querySelector('h2')?.textContent).toContain('has ended');
  expect(shown.querySelector('workshop-screen')).toBeNull();
  expect(shown.querySelector('a')?.getAttribute('href')).toBe('/exercises');
});

it('says that the connection is lost only until it is back', async () => {
  const shown = await shows({});
  sources[0]?.send('error');
  await notice.updateComplete;
  expect(shown.textContent).toContain('connection to the workshop is lost');
  sources[0]?.send('open');
  await notice.updateComplete;
  expect(shown.textContent).not.toContain('lost');
});
