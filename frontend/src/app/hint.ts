import { isFixed, type Fixed } from '../model/fixed';
import type { Playground } from './playground';

export type Hint = 'changed' | 'stepping' | 'try-lock' | 'try-break';

/** What a newcomer would best do next. */
export function hintFor(playground: Playground, fixed: Fixed): Hint | null {
  const { run } = playground.session;
  const { verdict } = playground;
  if (playground.isStepping) {
    return 'stepping';
  }
  if (playground.isChanged) {
    return 'changed';
  }
  if (run === null || verdict === null) {
    return null;
  }
  if (run.scenario.lock.kind === 'none') {
    return verdict.safety === 'violated' && !isFixed(fixed, 'lock.kind') ? 'try-lock' : null;
  }
  const isFine = verdict.safety === 'held' && verdict.liveness === 'finished';
  return isFine && run.scenario.faults.length === 0 && !isFixed(fixed, 'faults')
    ? 'try-break'
    : null;
}
