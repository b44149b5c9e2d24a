import type { Playground } from '../app/playground';
import type { Expectation } from '../model/expectation';
import { never } from '../model/never';
import type { Liveness, Verdict } from '../model/run';
import type { Texts } from '../texts/en';
import type { Sharing } from './sharing';

/** A run that was cut short proves nothing about the expectation. */
const CUT_SHORT: ReadonlySet<Liveness> = new Set(['stopped', 'interrupted']);

/** Whether a verdict meets an expectation, by the server's rule. */
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

/** The expectation in words, and after a run whether it was met; empty without one. */
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
