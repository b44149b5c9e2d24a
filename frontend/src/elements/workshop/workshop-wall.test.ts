// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import type { Attendee, InstructorView } from '../../api/workshops';
import { WorkshopWall } from './workshop-wall';

const wall = new WorkshopWall();

function attendee(id: number, stuckMinutes: number, handAt: string | null): Attendee {
  const cell = {
    exercise: 'see-the-race',
    state: 'begun',
    parts: 1,
    partsMet: 0,
    attempts: 2,
    hints: 0,
    minutes: stuckMinutes,
    stuckMinutes,
    lastRun: `run-${String(id)}`,
  };
  return { id, nickname: `attendee ${String(id)}`, handAt, joinedAt: '', cells: [cell] };
}

async function show(people: readonly Attendee[], over = false): Promise<ShadowRoot> {
  const room = { exercises: ['see-the-race', 'take-the-key'], over };
  wall.wall = { room, people } as unknown as InstructorView;
  wall.titles = new Map([['see-the-race', 'See the race']]);
  document.body.append(wall);
  await wall.updateComplete;
  if (wall.shadowRoot === null) {
    throw new Error('not rendered');
  }
  return wall.shadowRoot;
}

async function press(root: ShadowRoot, filter: number): Promise<void> {
  root.querySelectorAll<HTMLButtonElement>('.filters button')[filter]?.click();
  await wall.updateComplete;
}

function names(root: ShadowRoot): string[] {
  return [...root.querySelectorAll('tbody th')].map((row) =>
    row.textContent.replace('▲', '').trim(),
  );
}

afterEach(() => {
  wall.remove();
});

const CLASS = [
  attendee(1, 0, null),
  attendee(2, 9, null),
  attendee(3, 0, '2026-01-01T10:00:00Z'),
  attendee(4, 7, '2026-01-01T09:00:00Z'),
];

it('names the exercises, and counts the attendees only once', async () => {
  const root = await show(CLASS);
  const heads = [...root.querySelectorAll('thead th')].map((head) => head.textContent.trim());
  expect(heads).toEqual(['Nickname', '1. See the race', '2. take-the-key']);
});

it('lists those with a raised hand first, and filters the stuck and the hands', async () => {
  const root = await show(CLASS);
  expect(names(root)).toEqual(['attendee 4', 'attendee 3', 'attendee 1', 'attendee 2']);
  await press(root, 1);
  expect(names(root)).toEqual(['attendee 4', 'attendee 2']);
  await press(root, 2);
  expect(names(root)).toEqual(['attendee 4', 'attendee 3']);
  await press(root, 0);
});

it('shows 200, keeps their rows, and draws only those that have changed', async () => {
  const people = Array.from({ length: 200 }, (_, i) => attendee(i, 0, null));
  const root = await show(people);
  const rows = [...root.querySelectorAll('tbody tr')];
  expect(rows).toHaveLength(200);

  await show(people.map((one, i) => (i === 150 ? attendee(150, 8, null) : one)));

  expect([...root.querySelectorAll('tbody tr')].map((row, i) => row === rows[i])).not.toContain(
    false,
  );
  expect(root.querySelectorAll('td.stuck')).toHaveLength(1);
});

it('offers to show a run only while the workshop goes on', async () => {
  expect((await show(CLASS)).querySelectorAll('td button')).toHaveLength(4);
  expect((await show(CLASS, true)).querySelectorAll('td button')).toHaveLength(0);
});
