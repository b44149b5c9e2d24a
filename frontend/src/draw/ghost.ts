import { laneHeight, laneTop, type View, xOf } from '../geometry/view';
import type { Picture } from '../model/picture';
import type { Brush } from './brush';

/** The run before this one, pale and behind it, beginning where this one begins. */
export function drawGhost(brush: Brush, ghost: Picture): void {
  const { context, palette, picture } = brush;
  const by = ghost.from - picture.from;
  const view: View = { ...brush.view, from: brush.view.from + by, to: brush.view.to + by };
  const height = laneHeight(view);
  context.save();
  context.globalAlpha = 0.55;
  context.strokeStyle = palette.ghost;
  context.fillStyle = palette.ghost;
  context.lineWidth = 1;
  context.setLineDash([3, 2]);
  for (const span of ghost.spans) {
    const isShown = span.kind === 'holding' || span.kind === 'held' || span.kind === 'waiting';
    const end = span.to ?? ghost.to;
    if (isShown && span.lane < view.laneCount && end >= view.from && span.from <= view.to) {
      const x = xOf(view, span.from);
      const width = Math.max(1, xOf(view, end) - x);
      const y = laneTop(view, span.lane) + height * 0.07;
      if (span.kind === 'waiting') {
        context.fillRect(x, laneTop(view, span.lane) + height * 0.86, width, 1.5);
      } else {
        context.strokeRect(x, y, width, height * 0.86);
      }
    }
  }
  context.setLineDash([]);
  for (const mark of ghost.marks) {
    const isShown = mark.kind === 'read' || mark.kind === 'wrote' || mark.kind === 'failed';
    if (isShown && mark.lane < view.laneCount && mark.t >= view.from && mark.t <= view.to) {
      const [x, y] = [xOf(view, mark.t), laneTop(view, mark.lane) + height / 2];
      const radius = Math.min(8, height * 0.33);
      context.beginPath();
      if (mark.kind === 'read') {
        context.arc(x, y, radius, 0, Math.PI * 2);
        context.stroke();
      } else {
        context.roundRect(x - radius, y - radius, radius * 2, radius * 2, 3);
        context.globalAlpha = 0.35;
        context.fill();
        context.globalAlpha = 0.55;
      }
    }
  }
  context.restore();
}
