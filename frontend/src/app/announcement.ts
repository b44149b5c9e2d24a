import type { Texts } from '../texts/en';
import type { Playground } from './playground';

/** What whoever cannot see the page is told of a run: its beginning and its verdict; null for nothing new. */
export function announcementOf(
  { session, verdict, isUnfolding }: Playground,
  { verdict: texts }: Texts,
): string | null {
  if (verdict !== null) {
    return texts.announce(verdict.sentence);
  }
  if (session.phase === 'starting') {
    return texts.starting;
  }
  return session.phase === 'over' && isUnfolding ? texts.unfolding : null;
}
