import type { Fixed } from '../model/fixed';
import type { Playground } from './playground';
import type { SeenRun, Tip, Tips } from './tips';

export type Hint = 'changed' | 'stepping' | Tip;

/** The hint for the present state of the page. */
export function hintFor(playground: Playground, tips: Tips, fixed: Fixed): Hint | null {
  if (playground.isStepping) {
    return 'stepping';
  }
  return playground.next.isChanged ? 'changed' : tips.after(seenRun(playground), fixed);
}

export function isTip(hint: Hint | null): hint is Tip {
  return hint === 'try-lock' || hint === 'try-break';
}

function seenRun({ session: { run }, verdict, log }: Playground): SeenRun | null {
  return run === null || verdict === null
    ? null
    : { run, verdict, isBroken: log.events.some(({ kind }) => kind === 'fault') };
}
