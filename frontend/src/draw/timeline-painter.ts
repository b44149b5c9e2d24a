import { ticks } from '../geometry/ticks';
import { AXIS, GUTTER, laneHeight, laneTop, xOf } from '../geometry/view';
import { EVENT_UNIT } from '../model/axis';
import { drawArrows } from './arrows';
import type { Brush } from './brush';
import { drawGhost } from './ghost';
import { hatchOf } from './hatch';
import { drawMarks } from './marks';
import { paintFlags, paintMoments, paintSelectedRange } from './moments';
import type { Scene } from './scene';
import { drawSpans } from './spans';

/** Draws a whole timeline. The context's unit is the CSS pixel. */
export function paintTimeline(context: CanvasRenderingContext2D, scene: Scene): void {
  const { view, palette, texts } = scene;
  const brush: Brush = {
    ...scene,
    context,
    hatch: hatchOf(context, palette),
    holder: ({ label }) =>
      label
        .split('+')
        .map((buyer) => texts.buyerShort(Number(buyer)))
        .join(' + '),
  };
  context.textBaseline = 'middle';
  context.font = `600 10.5px ${scene.font}`;
  context.fillStyle = palette.ground;
  context.fillRect(0, 0, view.width, view.height);
  paintLanes(brush);
  paintGrid(brush);
  context.save();
  context.beginPath();
  context.rect(GUTTER, AXIS, view.width - GUTTER, view.height - AXIS);
  context.clip();
  if (scene.ghost !== null) {
    drawGhost(brush, scene.ghost);
  }
  drawSpans(brush, scene.picture.spans, scene.now);
  drawArrows(brush, scene.picture.arrows);
  drawMarks(brush, scene.picture.marks, scene.picture.folds);
  paintSelectedRange(brush);
  context.restore();
  paintFlags(brush);
  paintMoments(brush);
  paintNames(brush);
}

function paintLanes({ context, view, palette, heads }: Brush): void {
  const height = laneHeight(view);
  heads.forEach(({ tone }, lane) => {
    const top = laneTop(view, lane);
    if (tone === 'title') {
      context.fillStyle = palette.count;
      context.fillRect(0, top, view.width, height);
    } else if (tone === 'buyer' && lane % 2 === 0) {
      context.fillStyle = palette.lane;
      context.fillRect(0, top, view.width, height);
    }
    if (tone === 'buyer' && heads[lane - 1]?.tone === 'shared') {
      context.fillStyle = palette.line;
      context.fillRect(0, top - 1, view.width, 1);
    }
  });
}

function axisTicks({ view, axis }: Brush) {
  const width = view.width - GUTTER;
  if (axis === 'time') {
    return ticks(view.from, view.to, width);
  }
  return ticks(view.from / EVENT_UNIT, view.to / EVENT_UNIT, width, 60).map(({ t }) => ({
    t: t * EVENT_UNIT,
    label: `#${String(t)}`,
  }));
}

function paintGrid(brush: Brush): void {
  const { context, view, palette } = brush;
  const bottom = Math.min(view.height, laneTop(view, view.laneCount));
  context.fillStyle = palette.ground;
  context.fillRect(0, 0, view.width, AXIS);
  for (const tick of axisTicks(brush)) {
    const x = Math.round(xOf(view, tick.t));
    if (x < GUTTER) {
      continue;
    }
    context.fillStyle = palette.grid;
    context.fillRect(x, AXIS, 1, bottom - AXIS);
    context.fillStyle = palette.muted;
    context.textAlign = 'left';
    if (x + 4 + context.measureText(tick.label).width < view.width) {
      context.fillText(tick.label, x + 4, AXIS / 2);
    }
    context.fillRect(x, AXIS - 6, 1, 6);
  }
  context.fillStyle = palette.line;
  context.fillRect(0, AXIS - 1, view.width, 1);
}

function paintNames(brush: Brush): void {
  const { context, view, palette, heads } = brush;
  context.fillStyle = palette.ground;
  context.fillRect(0, AXIS, GUTTER - 1, view.height - AXIS);
  context.fillStyle = palette.line;
  context.fillRect(GUTTER - 1, 0, 1, view.height);
  context.save();
  context.beginPath();
  context.rect(0, AXIS, view.width, view.height - AXIS);
  context.clip();
  heads.forEach(({ name, tone, isPinned }, lane) => {
    const middle = laneTop(view, lane) + laneHeight(view) / 2;
    context.fillStyle = tone === 'shared' ? palette.muted : palette.ink;
    if (tone === 'title') {
      context.textAlign = 'left';
      context.fillStyle = palette.count;
      context.fillRect(0, laneTop(view, lane), view.width, laneHeight(view));
      context.fillStyle = palette.ink;
      context.fillText(name, 10, middle);
      return;
    }
    context.textAlign = 'right';
    context.fillText(name, GUTTER - 9, middle, GUTTER - 14);
    if (isPinned) {
      context.fillStyle = palette.accent;
      context.fillRect(0, laneTop(view, lane) + 3, 4, laneHeight(view) - 6);
    }
  });
  context.restore();
}
