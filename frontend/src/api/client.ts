import type { Catalog } from '../model/catalog';
import type { Language } from '../model/language';
import type { Run } from '../model/run';
import type { Scenario } from '../model/scenario';
import type { Schemas } from '../schema/api';
import { type Answer, type Fetch, request } from './http';

export interface FaultOrder {
  readonly buyer: number | 'holder';
  /** A kind of fault, or `thaw` for the end of a freeze. */
  readonly kind: string;
  readonly forMs?: number;
}

/** The page's calls to the server; texts come back in the requested language. */
export class Client {
  constructor(protected readonly fetch: Fetch = (url, init) => globalThis.fetch(url, init)) {}

  /** Whether the server answers. */
  async isThere(): Promise<boolean> {
    return (await request(this.fetch, '/api/status')).ok;
  }

  catalog(language: Language): Promise<Answer<Catalog>> {
    return request(this.fetch, `/api/catalog?lang=${language}`);
  }

  start(scenario: Scenario, language: Language): Promise<Answer<Run>> {
    return this.post('/api/runs', scenario, language);
  }

  run(id: string, language: Language): Promise<Answer<Run>> {
    return request(this.fetch, `/api/runs/${encodeURIComponent(id)}?lang=${language}`);
  }

  /** The order in which the gates of a run that is over were passed, as a scenario takes it. */
  schedule(id: string, language: Language): Promise<Answer<Schemas['ScheduleView']>> {
    return request(this.fetch, `/api/runs/${encodeURIComponent(id)}/schedule?lang=${language}`);
  }

  stop(id: string, language: Language): Promise<Answer<unknown>> {
    return this.post(`/api/runs/${encodeURIComponent(id)}/stop`, {}, language);
  }

  /** Injects a fault into a buyer of a live run; its effect is an event. */
  fault(id: string, order: FaultOrder, language: Language): Promise<Answer<unknown>> {
    return this.post(`/api/runs/${encodeURIComponent(id)}/faults`, order, language);
  }

  /** Releases one buyer at its gate, or all buyers for good. */
  step(id: string, buyer: number | 'all', language: Language): Promise<Answer<unknown>> {
    const body = buyer === 'all' ? { all: true } : { buyer };
    return this.post(`/api/runs/${encodeURIComponent(id)}/steps`, body, language);
  }

  protected post<T>(path: string, body: unknown, language: Language): Promise<Answer<T>> {
    return request(this.fetch, `${path}?lang=${language}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  }
}

export function eventsUrl(id: string, after: number): string {
  return `/api/runs/${encodeURIComponent(id)}/events${after > 0 ? `?after=${String(after)}` : ''}`;
}
