import type { Mark, Span, SpanKind } from '../model/lanes';
import type { Picture } from '../model/picture';
import { laneAt, nsPerPixel, tOf, type View } from './view';

export type Hit =
  { readonly kind: 'mark'; readonly mark: Mark } | { readonly kind: 'span'; readonly span: Span };

const REACH_PX = 9;
/** What lies on top is found first. */
const ON_TOP: readonly SpanKind[] = [
  'frozen',
  'thinking',
  'waiting',
  'holding',
  'held',
  'count',
  'alive',
];

/** What is under the pointer: the nearest mark in reach, else the bar that is drawn on top. */
export function hitTest(picture: Picture, view: View, x: number, y: number): Hit | null {
  const lane = laneAt(view, y);
  if (lane === null) {
    return null;
  }
  const t = tOf(view, x);
  const mark = nearestMark(picture.marks, lane, t, REACH_PX * nsPerPixel(view));
  if (mark !== null) {
    return { kind: 'mark', mark };
  }
  const span = topSpan(picture.spans, lane, t);
  return span === null ? null : { kind: 'span', span };
}

function nearestMark(marks: readonly Mark[], lane: number, t: number, reach: number): Mark | null {
  let best: Mark | null = null;
  let distance = reach;
  for (let i = firstFrom(marks, t - reach); i < marks.length; i++) {
    const mark = marks[i];
    if (mark === undefined || mark.t > t + reach) {
      break;
    }
    if (mark.lane === lane && Math.abs(mark.t - t) <= distance) {
      best = mark;
      distance = Math.abs(mark.t - t);
    }
  }
  return best;
}

/** The index of the first mark at `t` or later. */
export function firstFrom(marks: readonly Mark[], t: number): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((marks[middle]?.t ?? Infinity) < t) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

function topSpan(spans: readonly Span[], lane: number, t: number): Span | null {
  let best: Span | null = null;
  for (const span of spans) {
    const inside = span.lane === lane && span.from <= t && (span.to ?? Infinity) >= t;
    if (inside && (best === null || rank(span) <= rank(best))) {
      best = span;
    }
  }
  return best;
}

function rank(span: Span): number {
  return ON_TOP.indexOf(span.kind) - (span.wrong ? 0.5 : 0);
}
