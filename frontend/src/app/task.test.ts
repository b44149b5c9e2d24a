import { describe, expect, it } from 'vitest';
import { ExerciseClient } from '../api/exercise-client';
import type { Exercise, Grade } from '../api/exercises';
import type { Answer, Problem } from '../api/http';
import { DEFAULT_SCENARIO } from '../model/scenario';
import { PredictionMemory } from './prediction-memory';
import { Task } from './task';

const EXERCISE = {
  id: 'predict',
  scenario: {},
  fixed: ['*'],
  parts: [{ id: 'ten', predict: [{ fact: 'safety', label: '', choices: [] }], met: false }],
} as unknown as Exercise;
const GRADE: Grade = { run: 'r1', pending: false, solved: false, parts: [] };

const SILENCE: Problem = { kind: 'unreachable', title: '', detail: '', errors: [] };

/** Answers as a server would, and counts what it is asked. */
class FakeClient extends ExerciseClient {
  loads = 0;
  downFor = 0;
  grades = 0;
  silentFor = 0;
  started = 0;

  constructor() {
    super('predict');
  }

  override exercise(): Promise<Answer<Exercise>> {
    this.loads++;
    return Promise.resolve(
      this.loads > this.downFor ? { ok: true, value: EXERCISE } : { ok: false, problem: SILENCE },
    );
  }

  override grade(): Promise<Answer<Grade>> {
    this.grades++;
    return Promise.resolve(
      this.grades > this.silentFor ? { ok: true, value: GRADE } : { ok: false, problem: SILENCE },
    );
  }

  protected override post<T>(): Promise<Answer<T>> {
    this.started++;
    const answer: Answer<T> = { ok: true, value: {} as T };
    return Promise.resolve(answer);
  }
}

describe('a task', () => {
  it('lets nobody run before they have said what will happen', async () => {
    const client = new FakeClient();
    const task = new Task(client, () => undefined);
    await task.load('en');

    const refused = await client.start(DEFAULT_SCENARIO, 'en');
    expect(refused).toMatchObject({ ok: false, problem: { kind: 'impossible' } });
    expect(client.started).toBe(0);

    task.predict('safety', 'held');
    expect(await client.start(DEFAULT_SCENARIO, 'en')).toMatchObject({ ok: true });
    expect(client.started).toBe(1);
  });

  it('is loaded as soon as a server that was down answers, and says so meanwhile', async () => {
    const client = new FakeClient();
    client.downFor = 2;
    const problems: (string | null)[] = [];
    const task: Task = new Task(
      client,
      () => problems.push(task.problem?.kind ?? null),
      () => Promise.resolve(),
    );

    await task.load('en');

    expect(task.exercise).toBe(EXERCISE);
    expect(problems).toEqual(['unreachable', 'unreachable', null]);
  });

  it('asks for the grade of a run once, and then for another prediction', async () => {
    const client = new FakeClient();
    const task = new Task(client, () => undefined);
    await task.load('en');
    task.predict('safety', 'held');

    expect(await task.judge('r1', 'en')).toBe(true);
    expect(await task.judge('r1', 'en')).toBe(false);

    expect(task.grade).toBe(GRADE);
    expect(task.predicted('safety')).toBeNull();
  });

  it('asks for the grade until there is an answer', async () => {
    const client = new FakeClient();
    client.silentFor = 2;
    const task = new Task(
      client,
      () => undefined,
      () => Promise.resolve(),
    );

    expect(await task.judge('r1', 'en')).toBe(true);

    expect(task.grade).toBe(GRADE);
    expect(client.grades).toBeGreaterThan(2);
  });

  it('knows what was predicted before a reload, until that run is graded', async () => {
    const stored = new Map<string, string>();
    const storage = {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => void stored.set(key, value),
      removeItem: (key: string) => void stored.delete(key),
    };
    const reload = async (exercise = 'predict') => {
      const memory = new PredictionMemory(storage, exercise);
      const task = new Task(new FakeClient(), () => undefined, undefined, memory);
      await task.load('en');
      return task;
    };
    const before = await reload();
    before.predict('safety', 'held');

    const after = await reload();
    expect(after.predicted('safety')).toBe('held');
    expect((await reload('another')).predicted('safety')).toBeNull();
    await after.judge('r1', 'en');
    expect(after.judged).toEqual({ safety: 'held' });
    expect((await reload()).predicted('safety')).toBeNull();
  });
});
