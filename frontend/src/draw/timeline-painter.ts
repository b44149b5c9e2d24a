import type { Picture } from '../model/picture';
import { FIRST_BUYER_LANE, LOCK_LANE, STORE_LANE, type Span } from '../model/lanes';
import { ticks } from '../geometry/ticks';
import { AXIS, GUTTER, laneHeight, laneTop, xOf, type View } from '../geometry/view';
import type { Texts } from '../texts/en';
import { drawArrows } from './arrows';
import { drawMarks } from './marks';
import type { Palette } from './palette';
import { drawSpans } from './spans';

/** Everything that one drawing of the timeline needs. */
export interface Scene {
  readonly picture: Picture;
  readonly view: View;
  readonly palette: Palette;
  readonly font: string;
  readonly texts: Texts;
  /** The `seq` of the events to point out. */
  readonly lit: ReadonlySet<number>;
  /** The moment on the stage; null while it is the newest. */
  readonly moment: number | null;
  /** Where bars that have not ended yet end for now. */
  readonly now: number;
  /** The pointer's moment. */
  readonly pointer: number | null;
  readonly hasLock: boolean;
}

/** A scene with what to draw it with. */
export interface Brush extends Scene {
  readonly context: CanvasRenderingContext2D;
  readonly hatch: CanvasPattern | string;
  holder(span: Span): string;
}

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
  drawSpans(brush, scene.picture.spans, scene.now);
  drawArrows(brush, scene.picture.arrows);
  drawMarks(brush, scene.picture.marks, scene.picture.folds);
  context.restore();
  paintMoments(brush);
  paintNames(brush);
}

function paintLanes({ context, view, palette }: Brush): void {
  const height = laneHeight(view);
  for (let lane = 0; lane < view.laneCount; lane++) {
    const top = laneTop(view, lane);
    if (lane >= FIRST_BUYER_LANE && lane % 2 === 0) {
      context.fillStyle = palette.lane;
      context.fillRect(0, top, view.width, height);
    }
  }
  context.fillStyle = palette.line;
  context.fillRect(0, laneTop(view, FIRST_BUYER_LANE) - 1, view.width, 1);
}

function paintGrid({ context, view, palette }: Brush): void {
  const bottom = Math.min(view.height, laneTop(view, view.laneCount));
  context.fillStyle = palette.ground;
  context.fillRect(0, 0, view.width, AXIS);
  for (const tick of ticks(view.from, view.to, view.width - GUTTER)) {
    const x = Math.round(xOf(view, tick.t));
    if (x < GUTTER) {
      continue;
    }
    context.fillStyle = palette.grid;
    context.fillRect(x, AXIS, 1, bottom - AXIS);
    context.fillStyle = palette.muted;
    context.textAlign = 'left';
    context.fillText(tick.label, x + 4, AXIS / 2);
    context.fillRect(x, AXIS - 6, 1, 6);
  }
  context.fillStyle = palette.line;
  context.fillRect(0, AXIS - 1, view.width, 1);
}

function paintMoments({ context, view, palette, moment, pointer }: Brush): void {
  if (pointer !== null) {
    context.fillStyle = palette.muted;
    context.globalAlpha = 0.5;
    context.fillRect(Math.round(xOf(view, pointer)), AXIS, 1, view.height - AXIS);
    context.globalAlpha = 1;
  }
  if (moment === null) {
    return;
  }
  const x = Math.round(xOf(view, moment));
  if (x < GUTTER - 1) {
    return;
  }
  context.fillStyle = palette.accent;
  context.fillRect(x - 1, AXIS - 4, 2, view.height - AXIS + 4);
  context.beginPath();
  context.moveTo(x - 7, AXIS - 14);
  context.lineTo(x + 7, AXIS - 14);
  context.lineTo(x + 7, AXIS - 8);
  context.lineTo(x, AXIS - 1);
  context.lineTo(x - 7, AXIS - 8);
  context.fill();
}

function paintNames(brush: Brush): void {
  const { context, view, palette, texts, hasLock } = brush;
  context.fillStyle = palette.ground;
  context.fillRect(0, AXIS, GUTTER - 1, view.height - AXIS);
  context.fillStyle = palette.line;
  context.fillRect(GUTTER - 1, 0, 1, view.height);
  context.textAlign = 'right';
  context.save();
  context.beginPath();
  context.rect(0, AXIS, GUTTER, view.height - AXIS);
  context.clip();
  for (let lane = 0; lane < view.laneCount; lane++) {
    const isShared = lane === STORE_LANE || lane === LOCK_LANE;
    const lockName = hasLock ? texts.timeline.lock : texts.timeline.noLock;
    const shared = lane === STORE_LANE ? texts.timeline.store : lockName;
    const name = isShared ? shared : texts.buyer(lane - FIRST_BUYER_LANE);
    context.fillStyle = isShared ? palette.muted : palette.ink;
    context.fillText(name, GUTTER - 9, laneTop(view, lane) + laneHeight(view) / 2);
  }
  context.restore();
}

const hatches = new WeakMap<CanvasRenderingContext2D, Map<string, CanvasPattern>>();

/** Slanted lines; waiting must not look like doing, in any colour vision. */
function hatchOf(context: CanvasRenderingContext2D, palette: Palette): CanvasPattern | string {
  const known = hatches.get(context) ?? new Map<string, CanvasPattern>();
  hatches.set(context, known);
  const made = known.get(palette.waiting) ?? makeHatch(context, palette);
  if (made === null) {
    return palette.waiting;
  }
  known.set(palette.waiting, made);
  return made;
}

function makeHatch(context: CanvasRenderingContext2D, palette: Palette): CanvasPattern | null {
  const tile = document.createElement('canvas');
  tile.width = tile.height = 6;
  const pen = tile.getContext('2d');
  if (pen === null) {
    return null;
  }
  pen.strokeStyle = palette.waiting;
  pen.lineWidth = 1.3;
  for (const offset of [-6, 0, 6]) {
    pen.beginPath();
    pen.moveTo(offset, 6);
    pen.lineTo(offset + 6, 0);
    pen.stroke();
  }
  return context.createPattern(tile, 'repeat');
}
