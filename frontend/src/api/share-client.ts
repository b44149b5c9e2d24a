import type { Language } from '../model/language';
import type { Scenario } from '../model/scenario';
import type { Schemas } from '../schema/api';
import { type Answer, type Fetch, request } from './http';

/** A scenario behind a short link. */
export interface SavedScenario extends Omit<
  Schemas['SavedScenarioView'],
  'createdAt' | 'links' | 'scenario'
> {
  /** With every default filled in. */
  readonly scenario: Scenario;
}

/** The calls around links. */
export class ShareClient {
  constructor(private readonly fetch: Fetch = (url, init) => globalThis.fetch(url, init)) {}

  scenario(slug: string, language: Language): Promise<Answer<SavedScenario>> {
    return request(this.fetch, `/api/scenarios/${encodeURIComponent(slug)}?lang=${language}`);
  }

  /** The server keeps the run for embeds if it is one of this scenario and came out as expected. */
  save(
    draft: Pick<SavedScenario, 'scenario' | 'description' | 'expect' | 'run'>,
    language: Language,
  ): Promise<Answer<SavedScenario>> {
    return this.send('POST', '/api/scenarios', language, draft);
  }

  /** Keeps a run for everyone who has its link. */
  shareRun(id: string, language: Language): Promise<Answer<unknown>> {
    return this.send('POST', `/api/runs/${encodeURIComponent(id)}/share`, language);
  }

  private send<T>(
    method: string,
    path: string,
    language: Language,
    body: unknown = {},
  ): Promise<Answer<T>> {
    return request(this.fetch, `${path}?lang=${language}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  }
}
