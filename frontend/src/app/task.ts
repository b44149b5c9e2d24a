import type { ExerciseClient } from '../api/exercise-client';
import type { Exercise, Grade, Prediction } from '../api/exercises';
import { isPassing, type Problem } from '../api/http';
import { persist } from '../api/persist';
import type { Language } from '../model/language';
import { exerciseTexts } from '../texts/exercise-texts';
import type { PredictionMemory } from './prediction-memory';

const RETRY_MS = 1_500;

/** The learner's exercise: its goal, the prediction, and the last run's grade. */
export class Task {
  exercise: Exercise | null = null;
  grade: Grade | null = null;
  isGone = false;
  /** What was predicted for the graded run. */
  judged: Prediction = {};
  /** Why the exercise could not be loaded. */
  problem: Problem | null = null;
  private graded = '';
  private newest: Promise<void> = Promise.resolve();
  /** Grows with every load, so that a late answer in another language is ignored. */
  private generation = 0;

  constructor(
    private readonly client: ExerciseClient,
    private readonly changed: () => void,
    private readonly pause: () => Promise<void> = () =>
      new Promise((resolve) => setTimeout(resolve, RETRY_MS)),
    private readonly memory: PredictionMemory | null = null,
  ) {
    client.obstacle = (language) => (this.asksFirst ? exerciseTexts(language).predictFirst : null);
  }

  /** Asks until there is an answer; resolves when the newest language has been loaded. */
  load(language: Language): Promise<void> {
    this.newest = this.loadOnce(language, ++this.generation);
    return this.newest;
  }

  private async loadOnce(language: Language, generation: number): Promise<void> {
    const answer = await persist(
      () => this.client.exercise(language),
      (problem) => {
        this.problem = problem;
        this.changed();
      },
      () => generation === this.generation,
      this.pause,
    );
    if (generation !== this.generation) {
      return this.newest;
    }
    this.isGone = !answer.ok && answer.problem.kind === 'gone';
    this.problem = answer.ok || this.isGone ? null : answer.problem;
    const isFirst = this.exercise === null;
    this.exercise = answer.ok ? answer.value : this.exercise;
    if (isFirst && this.exercise !== null) {
      this.client.prediction = this.memory?.recall(this.exercise.scenario) ?? {};
    }
    if (this.grade !== null) {
      await this.fetchGrade(this.grade.run, language);
    }
    this.changed();
  }

  async openHint(language: Language): Promise<void> {
    const answer = await this.client.openHint(language);
    this.exercise = answer.ok ? answer.value : this.exercise;
    this.changed();
  }

  /** Fetches the grade of a run that is over, once. @returns whether there is a new one */
  async judge(run: string, language: Language): Promise<boolean> {
    if (this.graded === run) {
      return false;
    }
    this.graded = run;
    this.judged = this.client.prediction;
    await this.fetchGrade(run, language);
    this.client.prediction = {};
    this.memory?.forget();
    await this.load(language);
    return true;
  }

  predict(fact: string, value: string): void {
    this.client.prediction = { ...this.client.prediction, [fact]: value };
    if (this.exercise !== null) {
      this.memory?.remember(this.exercise.scenario, this.client.prediction);
    }
    this.changed();
  }

  predicted(fact: string): string | null {
    return this.client.prediction[fact] ?? null;
  }

  /** Whether the learner has to predict before the next run. */
  private get asksFirst(): boolean {
    const questions =
      this.exercise?.parts.flatMap(({ predict, met }) => (met ? [] : predict)) ?? [];
    return questions.some(({ fact }) => this.predicted(fact) === null);
  }

  private async fetchGrade(run: string, language: Language): Promise<void> {
    let answer = await this.client.grade(run, language);
    while (!answer.ok && isPassing(answer.problem) && this.graded === run) {
      await this.pause();
      answer = await this.client.grade(run, language);
    }
    if (this.graded === run) {
      this.grade = answer.ok ? answer.value : null;
    }
  }
}
