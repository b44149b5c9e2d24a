import type { Outcome, RunEvent } from './events';

/** The reasons of runs that were ended before their buyers were. */
const STOPS: ReadonlySet<string> = new Set(['stopped', 'interrupted']);

/** Whether a buyer ended with its process. */
export function isKill(outcome: Outcome): boolean {
  return outcome === 'killed' || outcome === 'stopped';
}

/**
 * The buyers of a history that only the stop of its run has ended: their processes are killed then, but nothing went
 * wrong with them. A buyer whose process a fault had struck is not among them.
 *
 * @param processOf the number of a buyer's process
 */
export function stoppedBuyers(
  events: readonly RunEvent[],
  processOf: (buyer: number) => number = (buyer) => buyer,
): ReadonlySet<number> {
  const isStopped = events.some(
    (event) => event.kind === 'run-finished' && STOPS.has(event.reason ?? ''),
  );
  if (!isStopped) {
    return new Set();
  }
  const struck = new Set(
    events.flatMap((event) => (event.kind === 'fault' ? [processOf(event.buyer)] : [])),
  );
  return new Set(
    events.flatMap((event) =>
      event.kind === 'buyer-finished' &&
      isKill(event.outcome) &&
      !struck.has(processOf(event.buyer))
        ? [event.buyer]
        : [],
    ),
  );
}
