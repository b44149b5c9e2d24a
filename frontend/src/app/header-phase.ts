import type { Playground } from './playground';

/** `loading` lasts until both the catalog and the scenario that the address names have arrived. */
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
