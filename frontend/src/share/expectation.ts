import type { Liveness, Verdict } from '../api/run';
import type { Playground } from '../app/playground';
import type { Texts } from '../texts/en';
import { never } from '../model/never';
import type { Expectation } from './address';
import type { Sharing } from './sharing';

/** What a run that was cut short did not come to, it might have come to. */
const CUT_SHORT: ReadonlySet<Liveness> = new Set(['stopped', 'interrupted']);

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
  { verdict }: Pick<Playground, 'verdict'>,
  { share }: Texts,
): string {
  if (expect === null) {
    return '';
  }
  const what = share.expected[expect];
  if (verdict === null) {
    return share.predict.expected(what);
  }
  if (isMet(expect, verdict)) {
    return share.predict.met(what);
  }
  return CUT_SHORT.has(verdict.liveness)
    ? share.predict.expected(what)
    : share.predict.missed(what);
}
