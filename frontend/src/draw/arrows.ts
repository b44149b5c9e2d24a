import { laneHeight, laneTop, xOf } from '../geometry/view';
import type { Arrow } from '../model/lanes';
import type { Brush } from './brush';

/** More than this at once would be a tangle: then only the highlighted ones are drawn. */
const MOST = 160;
const HEAD = 5;

export function drawArrows(brush: Brush, arrows: readonly Arrow[]): void {
  const { view, highlighted } = brush;
  const visible = arrows.filter(
    (arrow) =>
      Math.min(arrow.fromT, arrow.toT) <= view.to && Math.max(arrow.fromT, arrow.toT) >= view.from,
  );
  const isHighlighted = (arrow: Arrow) => arrow.seqs.every((seq) => highlighted.has(seq));
  const shown = visible.length > MOST ? visible.filter(isHighlighted) : visible;
  for (const arrow of shown) {
    drawArrow(brush, arrow, isHighlighted(arrow));
  }
}

function drawArrow(brush: Brush, arrow: Arrow, isHighlighted: boolean): void {
  const { context, palette, view } = brush;
  const half = laneHeight(view) / 2;
  const x1 = xOf(view, arrow.fromT);
  const y1 = laneTop(view, arrow.fromLane) + half;
  const x2 = xOf(view, arrow.toT);
  const y2 = laneTop(view, arrow.toLane) + half;
  const bend = Math.max(14, Math.min(48, Math.abs(y2 - y1) / 3));
  const isStale = arrow.kind === 'stale';
  context.save();
  context.strokeStyle = isStale ? palette.wrong : palette.holding;
  context.fillStyle = context.strokeStyle;
  context.globalAlpha = isHighlighted ? 1 : isStale ? 0.42 : 0.85;
  context.lineWidth = isHighlighted ? 2.4 : 1.3;
  if (isStale) {
    context.setLineDash([4, 3]);
  }
  context.beginPath();
  context.moveTo(x1, y1);
  context.bezierCurveTo(
    x1 + (isStale ? -bend : bend / 2),
    y1,
    x2 + (isStale ? bend : -bend / 2),
    y2,
    x2,
    y2,
  );
  context.stroke();
  context.setLineDash([]);
  context.beginPath();
  const direction = isStale ? 1 : -1;
  context.moveTo(x2, y2);
  context.lineTo(x2 + direction * HEAD * 1.5, y2 - HEAD * 0.8);
  context.lineTo(x2 + direction * HEAD * 1.5, y2 + HEAD * 0.8);
  context.fill();
  context.restore();
}
