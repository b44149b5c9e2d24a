import { buyerCount } from '../model/scenario';
import type { Texts } from '../texts/en';
import type { Playground } from './playground';
import type { Phase } from './run-session';

const IS_TO_COME: ReadonlySet<Phase> = new Set(['starting', 'queued']);

/** The sentence that is shown until there is a verdict. */
export function waitingText(playground: Playground, { verdict }: Texts): string {
  const { session, draft, log, isUnfolding } = playground;
  if (isUnfolding && playground.currentPicture().to > 0 && !IS_TO_COME.has(session.phase)) {
    return verdict.unfolding;
  }
  switch (session.phase) {
    case 'none':
      return verdict.ready(buyerCount(draft.placement), draft.stock, draft.mode === 'step');
    case 'starting':
      return verdict.starting;
    case 'queued':
      return verdict.queued(session.queuePosition);
    case 'running':
      return log.events.length === 0 ? verdict.starting : verdict.running(log.events.length);
    case 'judging':
      return verdict.judging;
    case 'over':
      return verdict.unjudged;
  }
}
