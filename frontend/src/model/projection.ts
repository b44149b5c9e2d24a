import { TIME_AXIS, type Axis } from './axis';
import type { Arrow, Mark, Span } from './lanes';
import type { Picture, Place } from './picture';

/** The lanes to show, from top to bottom, and the axis to show them along. */
export interface Projection {
  readonly lanes: readonly number[];
  readonly axis: Axis;
}

/** The same picture with some of its lanes, in another order, along another axis. */
export function project(picture: Picture, { lanes, axis }: Projection): Picture {
  const isWhole = lanes.length === picture.laneCount && lanes.every((lane, row) => lane === row);
  if (isWhole && axis === TIME_AXIS) {
    return picture;
  }
  const rows = new Map(lanes.map((lane, row) => [lane, row]));
  const at = (t: number) => axis.toAxis(t);
  const inRow = <T extends { readonly lane: number }>(
    things: readonly T[],
    move: (thing: T) => T,
  ): T[] =>
    things.flatMap((thing) => {
      const lane = rows.get(thing.lane);
      return lane === undefined ? [] : [{ ...move(thing), lane }];
    });
  const lasting = <T extends { from: number; to: number | null }>(thing: T): T => ({
    ...thing,
    from: at(thing.from),
    to: thing.to === null ? null : at(thing.to),
  });
  const places = new Map<number, Place>();
  for (const [seq, { lane, t }] of picture.places) {
    const row = rows.get(lane);
    if (row !== undefined) {
      places.set(seq, { lane: row, t: at(t) });
    }
  }
  return {
    laneCount: lanes.length,
    spans: inRow<Span>(picture.spans, lasting),
    marks: inRow<Mark>(picture.marks, (mark) => ({ ...mark, t: at(mark.t) })),
    folds: inRow(picture.folds, lasting),
    arrows: picture.arrows.flatMap((arrow) => moveArrow(arrow, rows, at)),
    places,
    from: at(picture.from),
    to: at(picture.to),
  };
}

function moveArrow(
  arrow: Arrow,
  rows: ReadonlyMap<number, number>,
  at: (t: number) => number,
): Arrow[] {
  const [fromLane, toLane] = [rows.get(arrow.fromLane), rows.get(arrow.toLane)];
  return fromLane === undefined || toLane === undefined
    ? []
    : [{ ...arrow, fromLane, toLane, fromT: at(arrow.fromT), toT: at(arrow.toT) }];
}

/** What the second picture's events are called in a stack: their own `seq` and this. */
export const SECOND_SEQ = 1e9;

/**
 * Two pictures as one, the second below the first, both beginning at 0; above each is an empty lane
 * for its title.
 */
export function stack(upper: Picture, lower: Picture): Picture {
  const first = shift(upper, 1, -upper.from, 0);
  const second = shift(lower, upper.laneCount + 2, -lower.from, SECOND_SEQ);
  const marks = [...first.marks, ...second.marks].sort((a, b) => a.t - b.t);
  return {
    laneCount: upper.laneCount + lower.laneCount + 2,
    spans: [...first.spans, ...second.spans],
    marks,
    arrows: [...first.arrows, ...second.arrows],
    folds: [...first.folds, ...second.folds],
    places: new Map([...first.places, ...second.places]),
    from: 0,
    to: Math.max(first.to, second.to),
  };
}

function shift(picture: Picture, lanes: number, by: number, seqs: number): Picture {
  const lane = (n: number) => n + lanes;
  return {
    laneCount: picture.laneCount,
    spans: picture.spans.map((span) => ({
      ...span,
      lane: lane(span.lane),
      from: span.from + by,
      to: (span.to ?? picture.to) + by,
      seq: span.seq + seqs,
    })),
    marks: picture.marks.map((mark) => ({
      ...mark,
      lane: lane(mark.lane),
      t: mark.t + by,
      seq: mark.seq + seqs,
    })),
    arrows: picture.arrows.map((arrow) => ({
      ...arrow,
      fromLane: lane(arrow.fromLane),
      toLane: lane(arrow.toLane),
      fromT: arrow.fromT + by,
      toT: arrow.toT + by,
      seqs: [arrow.seqs[0] + seqs, arrow.seqs[1] + seqs] as const,
    })),
    folds: picture.folds.map((fold) => ({
      ...fold,
      lane: lane(fold.lane),
      from: fold.from + by,
      to: fold.to + by,
      seqs: fold.seqs.map((seq) => seq + seqs),
    })),
    places: new Map(
      [...picture.places].map(([seq, place]) => [
        seq + seqs,
        { lane: lane(place.lane), t: place.t + by },
      ]),
    ),
    from: picture.from + by,
    to: picture.to + by,
  };
}
