import type { Playground } from './playground';

/** Before the catalog and what the address says are there, the page does not have the scenario that it is to open with. */
export type HeaderPhase = 'loading' | 'idle' | 'starting' | 'running' | 'judging';

export function headerPhaseOf(
  { session: { phase }, catalog }: Playground,
  isOpening: boolean,
): HeaderPhase {
  if (phase === 'starting' || phase === 'judging') {
    return phase;
  }
  if (phase === 'running' || phase === 'queued') {
    return 'running';
  }
  return catalog === null || isOpening ? 'loading' : 'idle';
}
