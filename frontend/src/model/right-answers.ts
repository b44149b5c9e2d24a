import type { VOTES } from '../schema/values';
import type { Verdict } from './run';

type Vote = (typeof VOTES)[number];

/**
 * The right answers to the question what will happen to a scenario; none of a run that was cut off, which says nothing.
 * A run may be both unsafe and stuck.
 */
export function rightAnswers({ safety, liveness }: Pick<Verdict, 'safety' | 'liveness'>): Vote[] {
  const isStuck = liveness === 'stuck';
  if (safety === 'violated') {
    return isStuck ? ['violated', 'stuck'] : ['violated'];
  }
  if (isStuck) {
    return ['stuck'];
  }
  return liveness === 'finished' || liveness === 'recovered' ? ['held'] : [];
}
