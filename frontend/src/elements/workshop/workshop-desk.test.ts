// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FakeSource } from '../../testing/fake-source';

const LINK = 'http://localhost/workshops/ACDEFG#key=secret';
const WALL = {
  room: {
    code: 'ACDEFG',
    title: 'Locks',
    on: true,
    over: false,
    closed: false,
    startsAt: '2999-01-01T10:00:00Z',
    endsAt: null,
    exercises: [],
    opened: [],
    attendees: 0,
    voters: 0,
    votes: {},
    screen: { number: 1, kind: 'nothing', run: '', scenario: null },
  },
  people: [],
};

let sent: string[];
let sources: FakeSource[];
let isInstructor: boolean;
let page: HTMLElement;

class RecordedSource extends FakeSource {
  constructor(url: string) {
    super(url);
    sources.push(this);
  }
}

beforeEach(() => {
  sent = [];
  sources = [];
  vi.stubGlobal('EventSource', RecordedSource);
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) => {
    sent.push(`${init?.method ?? 'GET'} ${url} ${typeof init?.body === 'string' ? init.body : ''}`);
    if (url.includes('/instructor')) {
      isInstructor ||= init?.body === '{"key":"secret"}';
      return Promise.resolve(
        isInstructor
          ? Response.json({ instructorLink: LINK })
          : Response.json({ title: 'Not the instructor' }, { status: 403 }),
      );
    }
    return Promise.resolve(
      Response.json(
        url.startsWith('/api/exercises?') ? [] : { origins: [], listensToAll: true, presets: [] },
      ),
    );
  });
});

afterEach(() => {
  page.remove();
  vi.unstubAllGlobals();
});

/** Opens the page, whose module reads the workshop's code from the address when it is loaded. */
async function open(address: string, cookie: boolean): Promise<void> {
  isInstructor = cookie;
  history.replaceState(null, '', address);
  const { WorkshopDesk } = await import('./workshop-desk');
  page = new WorkshopDesk();
  document.body.append(page);
}

async function follow(): Promise<void> {
  await vi.waitFor(() => {
    expect(sources).toHaveLength(1);
  });
  sources[0]?.send('wall', WALL);
  await vi.waitFor(() => {
    expect(page.shadowRoot?.querySelector('output.code')?.textContent).toBe('ACDEFG');
  });
}

it('exchanges the key of its link, and removes it from the address bar', async () => {
  await open('/workshops/ACDEFG?lang=zh#key=secret', false);
  await follow();
  expect(sent[0]).toBe('POST /api/workshops/ACDEFG/instructor {"key":"secret"}');
  expect(location.href).toMatch(/\/workshops\/ACDEFG\?lang=zh$/);
  expect(sources[0]?.url).toBe('/api/workshops/ACDEFG/wall/stream');
  expect(sent.slice(1).join()).not.toContain('secret');
});

it('offers the link again in a browser that has used it', async () => {
  await open('/workshops/ACDEFG', true);
  await follow();
  expect(sent[0]).toBe('GET /api/workshops/ACDEFG/instructor ');
  expect(page.shadowRoot?.querySelector('copy-field')).toHaveProperty('value', LINK);
});

it('shows why a wrong key is refused', async () => {
  await open('/workshops/ACDEFG#key=guess', false);
  await vi.waitFor(() => {
    expect(page.shadowRoot?.textContent).toContain('Not the instructor');
  });
  expect(sources).toEqual([]);
});

it('shows the start that is set, and removes it when its field is emptied', async () => {
  await open('/workshops/ACDEFG', true);
  await follow();
  const input = page.shadowRoot?.querySelector<HTMLInputElement>('input[name=startsAt]');
  const value = input?.value ?? '';
  expect(new Date(value).toISOString()).toBe('2999-01-01T10:00:00.000Z');
  if (input) {
    input.value = '';
  }
  page.shadowRoot
    ?.querySelector('form')
    ?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  await vi.waitFor(() => {
    expect(sent.at(-1)).toBe('POST /api/workshops/ACDEFG/settings {"startsAt":null,"endsAt":null}');
  });
});
