/** A part of a run, in nanoseconds since its start. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Sets one edge of a selected range to a moment. Without a range, or where the moment is on the wrong side of its other edge,
 * the other edge is that of the run.
 */
export function markRange(
  selected: TimeRange | null,
  edge: 'begin' | 'end',
  at: number,
  run: TimeRange,
): TimeRange {
  if (edge === 'begin') {
    return { from: at, to: selected !== null && selected.to > at ? selected.to : run.to };
  }
  return { from: selected !== null && selected.from < at ? selected.from : run.from, to: at };
}
