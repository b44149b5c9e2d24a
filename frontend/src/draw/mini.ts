import { firstBuyerLane, type Span } from '../model/lanes';
import type { Picture } from '../model/picture';
import type { Palette } from './palette';

/**
 * Draws the buyers of a whole run small: who held, who waited, what was written wrong.
 *
 * @param locks the number of the run's locks
 */
export function paintMini(
  context: CanvasRenderingContext2D,
  picture: Picture,
  locks: number,
  palette: Palette,
  width: number,
  height: number,
): void {
  context.fillStyle = palette.ground;
  context.fillRect(0, 0, width, height);
  const length = Math.max(1, picture.to - picture.from);
  const x = (t: number) => 3 + ((t - picture.from) / length) * (width - 6);
  const first = firstBuyerLane(locks);
  const shown = picture.laneCount - first;
  const row = (height - 4) / Math.max(1, shown);
  const fill = (span: Span, share: number, colour: string) => {
    const tall = Math.max(1, row * share);
    const left = x(span.from);
    context.fillStyle = colour;
    context.fillRect(
      left,
      2 + (span.lane - first) * row + (row - tall) / 2,
      Math.max(1, x(span.to ?? picture.to) - left),
      tall,
    );
  };
  const buyers = picture.spans.filter(({ lane }) => lane >= first);
  const draw = (kind: Span['kind'], share: number, colour: string) => {
    buyers.filter((span) => span.kind === kind).forEach((span) => fill(span, share, colour));
  };
  draw('alive', 0.1, palette.line);
  draw('waiting', 0.3, palette.waiting);
  draw('holding', 0.9, palette.holding);
  draw('thinking', 0.35, palette.thinking);
  draw('frozen', 0.9, palette.ice);
  for (const mark of picture.marks) {
    if (mark.lane >= first && (mark.wrong || mark.kind === 'wrote')) {
      const y = 2 + (mark.lane - first) * row + row / 2;
      const size = Math.min(3.5, Math.max(1.5, row * 0.4));
      context.fillStyle = mark.wrong ? palette.wrong : palette.wrote;
      context.fillRect(x(mark.t) - size, y - size, size * 2, size * 2);
    }
  }
}
