import { type Fetch, request } from '../api/http';

/**
 * Checks whether the server will send a file, before the browser saves it.
 *
 * @returns why the server refuses it, in words for people; empty if it does not
 */
export async function refusalOf(fetch: Fetch, url: string): Promise<string> {
  try {
    const head = await fetch(url, { method: 'HEAD' });
    if (head.ok) {
      return '';
    }
  } catch {
    return '';
  }
  const answer = await request<unknown>(fetch, url);
  return answer.ok ? '' : answer.problem.detail;
}
