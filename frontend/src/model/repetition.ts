import type { RunEvent } from './events';
import { firstDifference, type Difference } from './first-difference';

/**
 * What became of a repetition: the same again; the same as far as the recorded run got before it was ended, and more; or
 * something else, from the first step on where the two part.
 */
export type RepeatOutcome =
  { readonly kind: 'same' } | ({ readonly kind: 'goes-on' | 'parted' } & Difference);

/** Compares a repetition with the run that it repeats. */
export function outcomeOf(
  recorded: readonly RunEvent[],
  repeated: readonly RunEvent[],
): RepeatOutcome {
  const difference = firstDifference(recorded, repeated);
  if (difference === null) {
    return { kind: 'same' };
  }
  const goesOn = difference.left === null && wasEnded(recorded);
  return { kind: goesOn ? 'goes-on' : 'parted', ...difference };
}

/** Whether buyers were still at work when the run was stopped, timed out or was interrupted. */
function wasEnded(events: readonly RunEvent[]): boolean {
  const last = events.at(-1);
  return (
    last?.kind === 'run-finished' &&
    ['stopped', 'timed-out', 'interrupted'].includes(last.reason ?? '')
  );
}
