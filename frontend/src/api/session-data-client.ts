import type { Language } from '../model/language';
import type { Schemas } from '../schema/api';
import { type Answer, type Fetch, request } from './http';

/** A run that this browser session has made. */
export type MyRun = Schemas['MyRun'];
/** A scenario that this browser session has saved. */
export type MyScenario = Schemas['MyScenario'];
/** For how long the server keeps a session's runs and lists. */
export type Retention = Schemas['Kept'];

export type MyKind = 'runs' | 'scenarios';

/** The calls about what this browser session has left at the server. */
export class SessionDataClient {
  constructor(private readonly fetch: Fetch = (url, init) => globalThis.fetch(url, init)) {}

  retention(): Promise<Answer<Retention>> {
    return request(this.fetch, '/api/session');
  }

  runs(search: string, language: Language): Promise<Answer<readonly MyRun[]>> {
    return request(this.fetch, `/api/session/runs?${query(search, language)}`);
  }

  scenarios(search: string, language: Language): Promise<Answer<readonly MyScenario[]>> {
    return request(this.fetch, `/api/session/scenarios?${query(search, language)}`);
  }

  rename(kind: MyKind, id: string, name: string): Promise<Answer<unknown>> {
    return this.send('PATCH', `/api/session/${kind}/${encodeURIComponent(id)}`, { name });
  }

  remove(kind: MyKind, id: string): Promise<Answer<unknown>> {
    return this.send('DELETE', `/api/session/${kind}/${encodeURIComponent(id)}`);
  }

  forgetEverything(): Promise<Answer<unknown>> {
    return this.send('DELETE', '/api/session');
  }

  code(): Promise<Answer<Schemas['Code']>> {
    return request(this.fetch, '/api/session/code');
  }

  recover(code: string): Promise<Answer<unknown>> {
    return this.send('POST', '/api/session/recover', { code });
  }

  private send<T>(method: string, path: string, body: unknown = {}): Promise<Answer<T>> {
    return request(this.fetch, path, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  }
}

function query(search: string, language: Language): string {
  return new URLSearchParams({ search, lang: language }).toString();
}
