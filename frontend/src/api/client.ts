import type { Scenario } from '../model/scenario';
import type { Language } from '../texts/languages';
import type { Catalog } from './catalog';
import { request, type Answer, type Fetch } from './http';
import type { Run } from './run';

/** The server's calls that this page makes; texts come back in the language that is asked for. */
export class Client {
  constructor(private readonly fetch: Fetch = (url, init) => globalThis.fetch(url, init)) {}

  catalog(language: Language): Promise<Answer<Catalog>> {
    return request(this.fetch, `/api/catalog?lang=${language}`);
  }

  start(scenario: Scenario, language: Language): Promise<Answer<Run>> {
    return request(this.fetch, `/api/runs?lang=${language}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(scenario),
    });
  }

  run(id: string, language: Language): Promise<Answer<Run>> {
    return request(this.fetch, `/api/runs/${encodeURIComponent(id)}?lang=${language}`);
  }

  stop(id: string, language: Language): Promise<Answer<unknown>> {
    return request(this.fetch, `/api/runs/${encodeURIComponent(id)}/stop?lang=${language}`, {
      method: 'POST',
    });
  }
}

export function eventsUrl(id: string, after: number): string {
  return `/api/runs/${encodeURIComponent(id)}/events${after > 0 ? `?after=${String(after)}` : ''}`;
}
