import { buyerCount } from '../model/scenario';
import type { Texts } from '../texts/en';
import type { Playground } from './playground';

/** What the page is waiting for while there is no verdict, in a sentence. */
export function sayWaiting({ session, draft, log }: Playground, { verdict }: Texts): string {
  switch (session.phase) {
    case 'none':
      return verdict.ready(buyerCount(draft.placement), draft.stock);
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
