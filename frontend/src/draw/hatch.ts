import type { Palette } from './palette';

const hatches = new WeakMap<CanvasRenderingContext2D, Map<string, CanvasPattern>>();

/** Slanted lines; waiting must not look like working, in any colour vision. */
export function hatchOf(
  context: CanvasRenderingContext2D,
  palette: Palette,
): CanvasPattern | string {
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
