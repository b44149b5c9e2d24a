import { type Answer, isPassing, type Problem } from './http';

const PAUSE_MS = 2_000;

/**
 * Asks again as long as the server cannot be reached.
 *
 * @param failed called with the problem meanwhile
 * @param isWanted whether the answer is still wanted
 */
export async function persist<T>(
  ask: () => Promise<Answer<T>>,
  failed: (problem: Problem) => void,
  isWanted: () => boolean,
  pause: () => Promise<void> = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS)),
): Promise<Answer<T>> {
  let answer = await ask();
  while (!answer.ok && isPassing(answer.problem) && isWanted()) {
    failed({ ...answer.problem, isRetried: true });
    await pause();
    answer = await ask();
  }
  return answer;
}
