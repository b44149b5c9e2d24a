import { expect, it } from 'vitest';
import { simulate } from '../testing/simulate';
import { buildPicture } from '../model/picture';
import { laneOf } from '../model/lanes';
import { complete } from '../model/scenario';
import { setupOf } from '../model/run-state';
import { hitTest } from './hit';
import { fit, laneHeight, laneTop, xOf, type View } from './view';

const scenario = complete({ lock: { kind: 'semaphore' } });
const picture = buildPicture(simulate(scenario), setupOf(scenario));
const empty: View = {
  from: 0,
  to: 1,
  width: 900,
  height: 420,
  laneCount: picture.laneCount,
  scroll: 0,
};
const view = fit(empty, picture.from, picture.to);

function at(lane: number, t: number) {
  return hitTest(picture, view, xOf(view, t), laneTop(view, lane) + laneHeight(view) / 2);
}

it('finds every mark at its own place', () => {
  for (const mark of picture.marks) {
    const hit = at(mark.lane, mark.t);
    expect(hit).toMatchObject({ kind: 'mark', mark: { lane: mark.lane, t: mark.t } });
  }
});

it('finds the bar between marks, and what lies on top of it', () => {
  const waiting = picture.spans.find(
    (span) => span.kind === 'waiting' && span.lane === laneOf(9, 1),
  );
  const middle = ((waiting?.from ?? 0) + (waiting?.to ?? 0)) / 2;
  expect(at(laneOf(9, 1), middle)).toMatchObject({ kind: 'span', span: { kind: 'waiting' } });
});

it('finds nothing in the axis and below the lanes', () => {
  expect(hitTest(picture, view, 300, 3)).toBeNull();
  expect(hitTest(picture, view, 300, 4_000)).toBeNull();
});
