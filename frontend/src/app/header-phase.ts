import type { Playground } from './playground';

/** Before the catalog is there, nobody knows the scenario that the page is to open with. */
export type HeaderPhase = 'loading' | 'idle' | 'starting' | 'running' | 'judging';

export function headerPhaseOf({ session: { phase }, catalog }: Playground): HeaderPhase {
  if (phase === 'starting' || phase === 'judging') {
    return phase;
  }
  if (phase === 'running' || phase === 'queued') {
    return 'running';
  }
  return catalog === null ? 'loading' : 'idle';
}
