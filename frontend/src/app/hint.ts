import type { Fixed } from '../model/fixed';
import type { Playground } from './playground';
import type { SeenRun, Tip, Tips } from './tips';

export { isTip } from './tips';

export type Hint = 'stepping' | Tip;

/** The hint for the present state of the page. */
export function hintFor(playground: Playground, tips: Tips, fixed: Fixed): Hint | null {
  if (playground.isStepping) {
    return 'stepping';
  }
  // Where the controls differ from the shown run, the strip says so and offers what to do.
  return playground.differing.length > 0 ? null : tips.after(seenRun(playground), fixed);
}

function seenRun({ session: { run }, verdict, log }: Playground): SeenRun | null {
  return run === null || verdict === null
    ? null
    : { run, verdict, isBroken: log.events.some(({ kind }) => kind === 'fault') };
}
