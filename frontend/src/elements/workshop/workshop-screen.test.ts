// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import type { Workshop } from '../../api/workshops';
import type { Verdict } from '../../model/run';
import { RunJudged } from './shown-run';
import { WorkshopScreen } from './workshop-screen';

const QUESTION = { number: 1, kind: 'question', run: '', scenario: null };
const RUN = { number: 1, kind: 'run', run: 'r1', scenario: null };

let screen: WorkshopScreen | null = null;

async function show(room: object, change: Partial<WorkshopScreen> = {}): Promise<ShadowRoot> {
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
  screen = new WorkshopScreen();
  screen.room = { attendees: 4, voters: 2, votes: {}, ...room } as unknown as Workshop;
  Object.assign(screen, change);
  document.body.append(screen);
  await screen.updateComplete;
  if (screen.shadowRoot === null) {
    throw new Error('not rendered');
  }
  return screen.shadowRoot;
}

afterEach(() => {
  screen?.remove();
  vi.unstubAllGlobals();
});

it('marks the right answers once the run that answers is judged', async () => {
  const root = await show({ screen: RUN, votes: { held: 1, stuck: 1 } }, { vote: 'stuck' });
  expect(root.querySelectorAll('.right')).toHaveLength(0);

  const verdict = { safety: 'held', liveness: 'stuck' } as Verdict;
  root.querySelector('shown-run')?.dispatchEvent(new RunJudged('r1', verdict));
  await screen?.updateComplete;

  const right = [...root.querySelectorAll('.right')].map(({ textContent }) => textContent);
  expect(right).toHaveLength(1);
  expect(right[0]).toContain('Stuck');
  expect(root.textContent).toContain('Your prediction: Stuck');
});

it('gives a viewer without a vote no answers to press, and shows how many have answered', async () => {
  const root = await show({ screen: QUESTION });
  expect(root.querySelectorAll('button')).toHaveLength(0);
  expect(root.textContent).toContain('2 of 4 have answered');
  expect(root.querySelector('.bars')).toBeNull();
});

it('shows the instructor the votes while the question is open', async () => {
  const root = await show({ screen: QUESTION, votes: { held: 2 } }, { forInstructor: true });
  expect(root.querySelectorAll('.bars strong')).toHaveLength(3);
  expect(root.querySelectorAll('.right')).toHaveLength(0);
});
