import { progressOf } from '../model/answers';
import type { Texts } from '../texts/en';
import type { Playground } from './playground';

/** A run's beginning and verdict for screen readers; null for nothing new. */
export function announcementOf(
  { session, verdict, isUnfolding }: Playground,
  { verdict: texts }: Texts,
): string | null {
  if (verdict !== null) {
    const { safety, liveness, sentence } = verdict;
    return texts.announce(texts.safety[safety], texts.progress[progressOf(liveness)], sentence);
  }
  if (session.phase === 'starting') {
    return texts.starting;
  }
  return session.phase === 'over' && isUnfolding ? texts.unfolding : null;
}
