import type { Verdict } from '../api/run';
import type { Playground } from '../app/playground';
import type { Texts } from '../texts/en';
import { never } from '../model/never';
import type { Expectation } from './address';
import type { Sharing } from './sharing';

/** Whether a run came to what was expected, as the server sees it too. */
export function isMet(expect: Expectation, { safety, liveness, findings }: Verdict): boolean {
  switch (expect) {
    case 'oversold':
      return findings.some(({ kind }) => kind === 'oversold');
    case 'stuck':
      return liveness === 'stuck';
    case 'safe':
      return safety === 'held' && (liveness === 'finished' || liveness === 'recovered');
    default:
      return never(expect);
  }
}

/** What a link's author expects, and after a run whether it came out so; empty where nothing is expected. */
export function expectationNote(
  { expect }: Pick<Sharing, 'expect'>,
  { session }: Pick<Playground, 'session'>,
  { share }: Texts,
): string {
  if (expect === null) {
    return '';
  }
  const what = share.expected[expect];
  if (session.isBusy || session.verdict === null) {
    return share.predict.expected(what);
  }
  return isMet(expect, session.verdict) ? share.predict.met(what) : share.predict.missed(what);
}
