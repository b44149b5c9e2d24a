import { firstFrom } from '../geometry/hit';
import { laneHeight, laneTop, nsPerPixel, xOf } from '../geometry/view';
import type { Fold } from '../model/folding';
import type { Mark, MarkKind } from '../model/lanes';
import type { Brush } from './brush';

/** Pixels between two marks of a lane that are both drawn in full. */
const ROOM = 13;
const EDGE = 12;
/** Without room for all, the most important is drawn first. */
const RANK: Readonly<Record<MarkKind, number>> = {
  failed: 0,
  fault: 0,
  ended: 0,
  refused: 0,
  wrote: 1,
  read: 2,
  'sold-out': 3,
  retry: 3,
  queried: 4,
  took: 4,
};
const LAST_RANK = 4;

export function drawMarks(brush: Brush, marks: readonly Mark[], folds: readonly Fold[]): void {
  const { view } = brush;
  const margin = EDGE * nsPerPixel(view);
  const visible: Mark[] = [];
  for (let i = firstFrom(marks, view.from - margin); i < marks.length; i++) {
    const mark = marks[i];
    if (mark === undefined || mark.t > view.to + margin) {
      break;
    }
    visible.push(mark);
  }
  const folded = drawFolds(brush, folds);
  const taken = new Set<number>();
  const dashed = new Set<number>();
  for (let rank = 0; rank <= LAST_RANK; rank++) {
    for (const mark of visible) {
      if (RANK[mark.kind] === rank && !folded.has(mark.seq)) {
        placeMark(brush, mark, taken, dashed);
      }
    }
  }
}

function placeMark(brush: Brush, mark: Mark, taken: Set<number>, dashed: Set<number>): void {
  const { view } = brush;
  const x = xOf(view, mark.t);
  const y = laneTop(view, mark.lane) + laneHeight(view) / 2;
  if (y < -EDGE || y > view.height + EDGE) {
    return;
  }
  const highlighted = brush.highlighted.has(mark.seq);
  const slot = mark.lane * 100_000 + Math.round((x + 1_000) / ROOM);
  const isCrowded = taken.has(slot) || taken.has(slot - 1) || taken.has(slot + 1);
  if (isCrowded && !highlighted && !mark.wrong) {
    if (taken.has(slot)) {
      return;
    }
    const pixel = mark.lane * 100_000 + Math.round(x);
    if (!dashed.has(pixel)) {
      dashed.add(pixel);
      brush.context.fillStyle = brush.palette.muted;
      brush.context.fillRect(x - 0.5, y - 3, 1, 6);
    }
    return;
  }
  taken.add(slot);
  const radius = Math.min(9, laneHeight(view) * 0.36);
  if (highlighted) {
    halo(brush, x, y, radius + 3.5);
  }
  drawMark(brush, mark, x, y, radius);
}

function drawMark(brush: Brush, mark: Mark, x: number, y: number, radius: number): void {
  const { context, palette } = brush;
  context.lineWidth = 1.6;
  switch (mark.kind) {
    case 'read':
      context.fillStyle = palette.ground;
      context.strokeStyle = palette.read;
      circle(context, x, y, radius);
      context.fill();
      context.stroke();
      value(brush, mark.label, x, y, radius, palette.read);
      break;
    case 'wrote':
      context.fillStyle = mark.wrong ? palette.wrong : palette.wrote;
      if (mark.wrong) {
        diamond(context, x, y, radius * 1.32);
      } else {
        context.beginPath();
        context.roundRect(x - radius, y - radius, radius * 2, radius * 2, 3);
      }
      context.fill();
      value(brush, mark.label, x, y, radius, mark.wrong ? palette.onWrong : palette.onWrote);
      break;
    case 'queried':
      context.fillStyle = palette.ground;
      context.strokeStyle = palette.muted;
      circle(context, x, y, Math.min(3.5, radius * 0.5));
      context.fill();
      context.stroke();
      break;
    case 'took':
      context.fillStyle = palette.right;
      context.fillRect(x - 2, y - radius * 0.6, 4, radius * 1.2);
      break;
    case 'sold-out':
      context.fillStyle = palette.ground;
      context.strokeStyle = palette.muted;
      circle(context, x, y, radius * 0.66);
      context.fill();
      context.stroke();
      line(context, x - radius * 0.45, y + radius * 0.45, x + radius * 0.45, y - radius * 0.45);
      break;
    case 'retry':
      context.strokeStyle = palette.muted;
      context.beginPath();
      context.arc(x, y, radius * 0.6, 0.6, Math.PI * 1.8);
      context.stroke();
      break;
    case 'refused':
      context.strokeStyle = palette.wrong;
      context.fillStyle = palette.ground;
      context.beginPath();
      context.roundRect(x - radius, y - radius, radius * 2, radius * 2, 3);
      context.fill();
      context.stroke();
      cross(context, x, y, radius * 0.5);
      break;
    case 'failed':
    case 'ended':
      context.fillStyle = palette.wrong;
      circle(context, x, y, radius);
      context.fill();
      context.strokeStyle = palette.onWrong;
      cross(context, x, y, radius * 0.45);
      break;
    case 'fault':
      bolt(brush, x, y, radius * 1.3);
      break;
  }
}

/** Draws a run of retries as one mark with their number, unless there is room for each. */
function drawFolds(brush: Brush, folds: readonly Fold[]): ReadonlySet<number> {
  const { context, palette, view } = brush;
  const folded = new Set<number>();
  for (const fold of folds) {
    const from = xOf(view, fold.from);
    const to = xOf(view, fold.to);
    if ((to - from) / fold.seqs.length >= ROOM || to < 0 || from > view.width) {
      continue;
    }
    fold.seqs.forEach((seq) => folded.add(seq));
    const y = laneTop(view, fold.lane) + laneHeight(view) / 2;
    const label = `↻${brush.texts.timeline.folded(fold.retries)}`;
    const width = Math.max(to - from, context.measureText(label).width + 8);
    context.fillStyle = palette.lane;
    context.strokeStyle = palette.muted;
    context.lineWidth = 1;
    context.beginPath();
    context.roundRect(from, y - 8, width, 16, 8);
    context.fill();
    context.stroke();
    context.fillStyle = palette.ink;
    context.textAlign = 'center';
    context.fillText(label, from + width / 2, y + 0.5);
  }
  return folded;
}

function halo({ context, palette }: Brush, x: number, y: number, radius: number): void {
  context.strokeStyle = palette.accent;
  context.lineWidth = 2;
  circle(context, x, y, radius);
  context.stroke();
}

function value(
  { context }: Brush,
  label: string,
  x: number,
  y: number,
  radius: number,
  colour: string,
): void {
  if (label.length > 2 || (label.length === 2 && radius < 8)) {
    return;
  }
  const full = context.font;
  if (radius < 8) {
    context.font = full.replace(/[\d.]+px/, '9px');
  }
  context.fillStyle = colour;
  context.textAlign = 'center';
  context.fillText(label, x, y + 0.5);
  context.font = full;
}

function circle(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, Math.PI * 2);
}

function diamond(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.moveTo(x, y - radius);
  context.lineTo(x + radius, y);
  context.lineTo(x, y + radius);
  context.lineTo(x - radius, y);
  context.closePath();
}

function line(
  context: CanvasRenderingContext2D,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
): void {
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}

function cross(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  line(context, x - radius, y - radius, x + radius, y + radius);
  line(context, x - radius, y + radius, x + radius, y - radius);
}

function bolt({ context, palette }: Brush, x: number, y: number, size: number): void {
  context.beginPath();
  context.moveTo(x + size * 0.2, y - size);
  context.lineTo(x - size * 0.55, y + size * 0.15);
  context.lineTo(x - size * 0.05, y + size * 0.15);
  context.lineTo(x - size * 0.2, y + size);
  context.lineTo(x + size * 0.55, y - size * 0.15);
  context.lineTo(x + size * 0.05, y - size * 0.15);
  context.closePath();
  context.fillStyle = palette.wrong;
  context.strokeStyle = palette.ground;
  context.lineWidth = 1.5;
  context.stroke();
  context.fill();
}
