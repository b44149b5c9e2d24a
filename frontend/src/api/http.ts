import { DATABASE_UNAVAILABLE, outage } from './outage';

/** A request's outcome: a value, or a failure with a message for people. */
export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** Why a request failed; a problem document of the server, or that there was none. */
export interface Problem {
  readonly kind:
    'unreachable' | 'busy' | 'refused' | 'impossible' | 'gone' | 'outdated' | 'unexpected';
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly FieldError[];
  /** Whether the page sends the request again by itself. */
  readonly isRetried?: true;
}

/** Whether a retry may help: no answer, or one that is not understood. */
export function isPassing({ kind }: Problem): boolean {
  return kind === 'unreachable' || kind === 'unexpected';
}

export interface FieldError {
  /** Such as `placement.processes`. */
  readonly field: string;
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
}

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

const ACCEPTED = 202;
const NO_CONTENT = 204;
const FORBIDDEN = 403;
const CONFLICT = 409;
const TOO_MANY = 429;
const UNAVAILABLE = 503;
/** For data kept by an older server that this one cannot read. */
const OUTDATED = '/problems/outdated';

/** Sends a request and reads JSON; never throws for a network or server failure. */
export async function request<T>(
  fetch: Fetch,
  url: string,
  init: RequestInit = {},
): Promise<Answer<T>> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch {
    return failure('unreachable');
  }
  const body = await readJson(response);
  if (response.status === ACCEPTED || response.status === NO_CONTENT) {
    return { ok: true, value: (body ?? null) as T };
  }
  if (response.ok) {
    return body === undefined ? failure('unexpected') : { ok: true, value: body as T };
  }
  if (isOutage(response.status, body)) {
    outage.begin();
  }
  return { ok: false, problem: problemOf(response.status, body) };
}

function isOutage(status: number, body: unknown): boolean {
  const { type } = typeof body === 'object' ? ({ ...body } as { type?: unknown }) : {};
  return status === UNAVAILABLE && type === DATABASE_UNAVAILABLE;
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

function failure(kind: Problem['kind']): Answer<never> {
  return { ok: false, problem: { kind, title: '', detail: '', errors: [] } };
}

function problemOf(status: number, body: unknown): Problem {
  const document: Record<string, unknown> =
    typeof body === 'object' && body !== null ? { ...body } : {};
  return {
    kind: document['type'] === OUTDATED ? 'outdated' : kindOf(status),
    title: textOf(document['title']),
    detail: textOf(document['detail']),
    errors: Array.isArray(document['errors']) ? document['errors'].flatMap(fieldError) : [],
  };
}

function kindOf(status: number): Problem['kind'] {
  if (status === 404 || status === 410) {
    return 'gone';
  }
  if (status === CONFLICT || status === FORBIDDEN) {
    return 'impossible';
  }
  if (status === TOO_MANY) {
    return 'busy';
  }
  if (status === 502 || status === UNAVAILABLE || status === 504) {
    return 'unreachable';
  }
  return status >= 400 && status < 500 ? 'refused' : 'unexpected';
}

function fieldError(value: unknown): FieldError[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const { field, message, line, column } = value as Record<string, unknown>;
  return [
    {
      field: textOf(field),
      message: textOf(message),
      ...(typeof line === 'number' ? { line } : {}),
      ...(typeof column === 'number' ? { column } : {}),
    },
  ];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
