import { request, type Fetch } from '../api/http';

/**
 * Asks whether a file can be had before it is saved.
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
