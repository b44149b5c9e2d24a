import type { Language } from '../texts/languages';
import { request, type Answer, type Fetch } from './http';
import type { RunStatus } from './run';

/** A run that this browser session has made. */
export interface MyRun {
  readonly id: string;
  readonly name: string;
  readonly status: RunStatus;
  readonly lock: string;
  readonly safety: string | null;
  readonly createdAt: string;
  readonly shared: boolean;
}

/** A scenario that this browser session has saved. */
export interface MyScenario {
  readonly slug: string;
  readonly name: string;
  readonly savedAt: string;
}

export interface Kept {
  readonly runDays: number;
  readonly listDays: number;
}

export type MyKind = 'runs' | 'scenarios';

/** The calls about what this browser session has left at the server. */
export class MineClient {
  constructor(private readonly fetch: Fetch = (url, init) => globalThis.fetch(url, init)) {}

  kept(): Promise<Answer<Kept>> {
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

  code(): Promise<Answer<{ readonly code: string }>> {
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
