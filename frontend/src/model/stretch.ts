/** A part of a run that was selected, in nanoseconds since its start. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Lets a stretch begin or end at a moment. What it has no other end for yet, or one on the wrong
 * side, goes on to the end of the run, or begins with it.
 */
export function markStretch(
  selected: Stretch | null,
  edge: 'begin' | 'end',
  at: number,
  run: Stretch,
): Stretch {
  if (edge === 'begin') {
    return { from: at, to: selected !== null && selected.to > at ? selected.to : run.to };
  }
  return { from: selected !== null && selected.from < at ? selected.from : run.from, to: at };
}
