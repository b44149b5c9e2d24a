import { AXIS, GUTTER, laneTop, xOf } from '../geometry/view';
import type { Brush } from './brush';

/** Draws the selected range, whose figures are shown. */
export function paintSelectedRange({ context, view, palette, selectedRange }: Brush): void {
  if (selectedRange === null) {
    return;
  }
  const x = xOf(view, selectedRange.from);
  const width = xOf(view, selectedRange.to) - x;
  context.fillStyle = palette.accent;
  context.globalAlpha = 0.14;
  context.fillRect(x, AXIS, width, view.height - AXIS);
  context.globalAlpha = 1;
  context.fillRect(x, AXIS, 1, view.height - AXIS);
  context.fillRect(x + width - 1, AXIS, 1, view.height - AXIS);
}

/** Lines at moments of interest. */
export function paintFlags({ context, view, palette, flags }: Brush): void {
  context.fillStyle = palette.wrong;
  for (const { at, fromLane, toLane } of flags) {
    const x = Math.round(xOf(view, at));
    const top = Math.max(AXIS, laneTop(view, fromLane));
    if (x >= GUTTER) {
      context.fillRect(x - 1, top, 2, laneTop(view, toLane + 1) - top);
    }
  }
}

/** The pointer's moment, and the one that is on the stage. */
export function paintMoments({ context, view, palette, moment, pointer }: Brush): void {
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
