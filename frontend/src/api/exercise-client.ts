import type { Language } from '../model/language';
import type { Run } from '../model/run';
import type { Scenario } from '../model/scenario';
import type { Schemas } from '../schema/api';
import { Client } from './client';
import type { Exercise, ExerciseSummary, Grade, Prediction } from './exercises';
import { type Answer, request } from './http';

/** The exercises' calls; a run that it starts is an attempt at its exercise. */
export class ExerciseClient extends Client {
  /** The learner's prediction for the next run. */
  prediction: Prediction = {};
  /** Why no run may be started now; null if one may. */
  obstacle: ((language: Language) => string | null) | null = null;

  constructor(private readonly id: string) {
    super();
  }

  override start(scenario: Scenario, language: Language): Promise<Answer<Run>> {
    const title = this.obstacle?.(language) ?? null;
    if (title !== null) {
      const problem = { kind: 'impossible', title, detail: '', errors: [] } as const;
      return Promise.resolve({ ok: false, problem });
    }
    return this.post(`${this.path}/attempts`, { scenario, prediction: this.prediction }, language);
  }

  exercise(language: Language): Promise<Answer<Exercise>> {
    return request(this.fetch, `${this.path}?lang=${language}`);
  }

  openHint(language: Language): Promise<Answer<Exercise>> {
    return this.post(`${this.path}/hints`, {}, language);
  }

  grade(run: string, language: Language): Promise<Answer<Grade>> {
    return request(this.fetch, `${this.path}/attempts/${encodeURIComponent(run)}?lang=${language}`);
  }

  private get path(): string {
    return `/api/exercises/${encodeURIComponent(this.id)}`;
  }
}

/** All exercises, and the code that carries their progress to another browser. */
export class PathClient extends Client {
  path(language: Language): Promise<Answer<readonly ExerciseSummary[]>> {
    return request(this.fetch, `/api/exercises?lang=${language}`);
  }

  code(language: Language): Promise<Answer<Schemas['Code']>> {
    return request(this.fetch, `/api/session/code?lang=${language}`);
  }

  recover(code: string, language: Language): Promise<Answer<Schemas['Code']>> {
    return this.post('/api/session/recover', { code }, language);
  }
}
