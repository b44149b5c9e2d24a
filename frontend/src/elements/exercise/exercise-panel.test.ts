// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { ExerciseClient } from '../../api/exercise-client';
import type { Exercise, Grade } from '../../api/exercises';
import { Task } from '../../app/task';
import type { Verdict } from '../../model/run';
import { DEFAULT_SCENARIO } from '../../model/scenario';
import { CATALOG } from '../../testing/catalog';
import { ExercisePanel } from './exercise-panel';

const PART = {
  id: 'right',
  taskHtml: 'Do it.',
  goal: ['Safety: Safe'],
  predict: [],
  runs: 1,
  runsDone: 0,
  met: false,
  run: null,
  seenHtml: null,
};
const EXERCISE = {
  id: 'take-the-key',
  number: 4,
  title: 'Take the key',
  minutes: 3,
  introHtml: 'Once upon a time',
  scenario: {},
  fixed: ['stock'],
  parts: [PART],
  hintsHtml: [],
  hintCount: 3,
  attempts: 1,
  lastRun: null,
  solved: false,
  explanationHtml: null,
  nextHtml: null,
  next: 'wrong-place',
} as unknown as Exercise;
const GRADE: Grade = {
  run: 'r1',
  pending: false,
  solved: false,
  parts: [
    {
      id: 'right',
      met: false,
      byThisRun: false,
      runsDone: 0,
      runs: 1,
      missing: [{ fact: 'sold', sentence: 'Sold too little', adviceHtml: 'More!' }],
    },
  ],
};

let panel: ExercisePanel | null = null;

async function show(task: Partial<Task>, change: Partial<ExercisePanel> = {}): Promise<string> {
  panel?.remove();
  panel = new ExercisePanel();
  panel.task = Object.assign(
    new Task(new ExerciseClient('take-the-key'), () => undefined),
    { exercise: EXERCISE },
    task,
  );
  Object.assign(panel, change);
  document.body.append(panel);
  await panel.updateComplete;
  return (panel.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ');
}

afterEach(() => {
  panel?.remove();
});

it('says what is missing for the run on the stage, and for no other', async () => {
  expect(await show({ grade: GRADE }, { run: 'r1' })).toContain('Sold too little');
  expect(await show({ grade: GRADE }, { run: 'r2' })).not.toContain('Sold too little');
  expect(await show({ grade: GRADE }, { run: 'r1', busy: true })).not.toContain('Sold too little');
});

it('begins with why and what next, once it is solved', async () => {
  const solved = { ...EXERCISE, solved: true, explanationHtml: 'Because.', nextHtml: 'Go on.' };
  const text = await show({ exercise: solved });
  expect(text.indexOf('Because.')).toBeGreaterThan(0);
  expect(text.indexOf('Because.')).toBeLessThan(text.indexOf('Once upon a time'));
  expect(panel?.shadowRoot?.querySelector('.onwards')?.getAttribute('href')).toBe(
    '/exercises/wrong-place',
  );
});

const QUESTION = {
  fact: 'safety',
  label: 'Safety',
  choices: [
    { value: 'held', label: 'Safe' },
    { value: 'violated', label: 'Unsafe' },
  ],
};
const PREDICT = {
  ...EXERCISE,
  fixed: ['*'],
  parts: [{ ...PART, predict: [QUESTION], runs: 10, runsDone: 2 }],
} as unknown as Exercise;

it('shows the whole of a given scenario, and the last result as a card', async () => {
  const given = {
    ...DEFAULT_SCENARIO,
    lock: { kind: 'semaphore' },
    faults: [{ buyer: 'holder' as const, at: 'write', kind: 'crash', forMs: null }],
    program: 'query\nread\ntake\nwrite',
  };
  const right = { ...GRADE, parts: GRADE.parts.map((part) => ({ ...part, missing: [] })) };
  const verdict = { safety: 'held', liveness: 'stuck', sentence: 'Nine wait.' } as Verdict;
  const text = await show(
    { exercise: PREDICT, grade: right, judged: { safety: 'held' } },
    { run: 'r1', verdict, given, catalog: CATALOG },
  );
  expect(text).toContain('Next scenario: 3 of 10 in a row');
  for (const fact of ['the holder before write', '10 processes', 'read take write']) {
    expect(text).toContain(fact);
  }
  expect(panel?.shadowRoot?.querySelector('.result')?.textContent).toContain('Nine wait.');
  expect(text).toContain('Last result: predicted correctly');
  expect(text).toContain('Safety: Safe');
});

it('says on that card what was not as predicted', async () => {
  const wrong = {
    ...GRADE,
    parts: GRADE.parts.map((part) => ({
      ...part,
      missing: [{ fact: 'safety', sentence: 'you said “Safe”', adviceHtml: 'Look again.' }],
    })),
  };
  const text = await show(
    { exercise: PREDICT, grade: wrong, judged: { safety: 'held' } },
    { run: 'r1' },
  );
  expect(text).toContain('Last result: not as predicted');
  expect(text).toContain('you said “Safe”');
  expect(text).toContain('Look again.');
});
