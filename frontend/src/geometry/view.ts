/**
 * Two spaces meet in the timeline. *Run space*: nanoseconds to the right, lanes downwards.
 * *Canvas space*: CSS pixels from the canvas's upper left corner. A view says which part of run
 * space the canvas shows: lanes begin right of the gutter and below the axis.
 */
export interface View {
  /** Nanoseconds at the left edge of the lanes. */
  readonly from: number;
  /** Nanoseconds at the right edge; above `from`. */
  readonly to: number;
  readonly width: number;
  readonly height: number;
  readonly laneCount: number;
  /** Pixels that the lanes are scrolled up by. */
  readonly scroll: number;
}

/** Room for the lanes' names. */
export const GUTTER = 76;
/** Room for the time axis above the lanes. */
export const AXIS = 24;
const RIGHT_MARGIN = 14;
const MIN_LANE = 18;
const MAX_LANE = 34;
/** A microsecond across the screen: beyond that the clock says nothing more. */
const SHORTEST_NS = 1_000;
/** Ten minutes; a run ends after one. */
const LONGEST_NS = 600e9;
const MARGIN = 0.03;

export function laneHeight({ height, laneCount }: View): number {
  const fitting = (height - AXIS) / Math.max(1, laneCount);
  return Math.min(MAX_LANE, Math.max(MIN_LANE, Math.floor(fitting)));
}

export function laneTop(view: View, lane: number): number {
  return AXIS + lane * laneHeight(view) - view.scroll;
}

/** The lane at a height, or null above and below all of them. */
export function laneAt(view: View, y: number): number | null {
  const lane = Math.floor((y - AXIS + view.scroll) / laneHeight(view));
  return y >= AXIS && lane >= 0 && lane < view.laneCount ? lane : null;
}

function lanesWidth({ width }: View): number {
  return Math.max(1, width - GUTTER - RIGHT_MARGIN);
}

export function xOf(view: View, t: number): number {
  return GUTTER + ((t - view.from) / (view.to - view.from)) * lanesWidth(view);
}

export function tOf(view: View, x: number): number {
  return view.from + ((x - GUTTER) / lanesWidth(view)) * (view.to - view.from);
}

export function nsPerPixel(view: View): number {
  return (view.to - view.from) / lanesWidth(view);
}

/** Shows `from` to `to` with a little air on both sides, and all lanes from the top. */
export function fit(view: View, from: number, to: number): View {
  const span = Math.max(to - from, SHORTEST_NS);
  return { ...view, from: from - span * MARGIN, to: from + span * (1 + MARGIN), scroll: 0 };
}

/** Zooms by a factor (above 1: closer) so that what is at `x` stays there. */
export function zoom(view: View, x: number, factor: number): View {
  const span = view.to - view.from;
  const next = Math.min(LONGEST_NS, Math.max(SHORTEST_NS, span / factor));
  const anchor = tOf(view, x);
  const from = anchor - ((anchor - view.from) * next) / span;
  return { ...view, from, to: from + next };
}

/** Moves by pixels; to the right and downwards shows what is later and lower. */
export function pan(view: View, dx: number, dy: number): View {
  const dt = dx * nsPerPixel(view);
  return clampScroll({
    ...view,
    from: view.from + dt,
    to: view.to + dt,
    scroll: view.scroll + dy,
  });
}

export function clampScroll(view: View): View {
  const overflow = view.laneCount * laneHeight(view) - (view.height - AXIS);
  return { ...view, scroll: Math.min(Math.max(0, overflow), Math.max(0, view.scroll)) };
}

export function resize(view: View, width: number, height: number): View {
  return clampScroll({ ...view, width, height });
}

/** Moves only as far as needed to have a moment and a lane on the canvas. */
export function reveal(view: View, t: number, lane: number): View {
  const span = view.to - view.from;
  // Less air than where all fits: there the first and the last event are in view.
  const air = (span * MARGIN) / 2;
  const inside = t >= view.from + air && t <= view.to - air;
  const from = inside ? view.from : t - span / 2;
  const top = lane * laneHeight(view);
  const room = view.height - AXIS - laneHeight(view);
  const scroll = Math.min(top, Math.max(view.scroll, top - room));
  return clampScroll({ ...view, from, to: from + span, scroll });
}
