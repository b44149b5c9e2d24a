import { laneHeight, laneTop, type View, xOf } from '../geometry/view';
import type { Span } from '../model/lanes';
import type { Brush } from './brush';

/** Thinner than this a bar would vanish; a short hold is still a hold. */
const THINNEST = 1.5;
/** No label is shorter; measuring thousands that do not fit takes longer than drawing. */
const LEAST_TEXT = 10;
/** What is drawn later lies on top. */
const LAYERS: readonly (readonly Span['kind'][])[] = [
  ['alive', 'count'],
  ['waiting', 'holding', 'held'],
  ['thinking'],
  ['frozen'],
];

export function drawSpans(brush: Brush, spans: readonly Span[], now: number): void {
  const { view } = brush;
  const visible = spans.filter(
    (span) =>
      span.from <= view.to &&
      (span.to ?? now) >= view.from &&
      laneTop(view, span.lane) < view.height &&
      laneTop(view, span.lane + 1) > 0,
  );
  for (const layer of LAYERS) {
    for (const span of visible) {
      if (layer.includes(span.kind)) {
        drawSpan(brush, span, now);
      }
    }
  }
}

function drawSpan(brush: Brush, span: Span, now: number): void {
  const { context, palette, view } = brush;
  const box = barBox(view, span, now);
  switch (span.kind) {
    case 'alive':
      context.fillStyle = palette.line;
      context.fillRect(box.x, box.middle - 0.5, box.width, 1);
      break;
    case 'waiting':
      context.fillStyle = brush.hatch;
      context.fillRect(box.x, box.top(0.46), box.width, box.tall(0.46));
      context.fillStyle = palette.waiting;
      context.fillRect(box.x, box.top(0.46), 1, box.tall(0.46));
      break;
    case 'holding':
      context.fillStyle = palette.holding;
      context.globalAlpha = span.wrong ? 0.4 : 1;
      bar(context, box.x, box.top(0.66), box.width, box.tall(0.66));
      context.globalAlpha = 1;
      break;
    case 'thinking':
      context.fillStyle = palette.thinking;
      bar(context, box.x, box.top(0.26), box.width, box.tall(0.26));
      break;
    case 'frozen':
      context.fillStyle = palette.ice;
      context.globalAlpha = 0.45;
      bar(context, box.x, box.top(0.86), box.width, box.tall(0.86));
      context.globalAlpha = 1;
      text(brush, '❄', box, palette.ink);
      break;
    case 'count':
      context.fillStyle = palette.count;
      bar(context, box.x, box.top(0.7), Math.max(1, box.width - 1), box.tall(0.7));
      text(brush, span.label, box, palette.ink);
      break;
    case 'held':
      context.fillStyle = span.wrong ? palette.wrong : palette.holding;
      bar(context, box.x, box.top(0.7), Math.max(THINNEST, box.width - 1), box.tall(0.7));
      text(brush, brush.holder(span), box, span.wrong ? palette.onWrong : '#2b1d00');
      break;
  }
}

function barBox(view: View, span: Span, now: number) {
  const height = laneHeight(view);
  const top = laneTop(view, span.lane);
  const x = Math.max(xOf(view, span.from), -10);
  const end = Math.min(xOf(view, span.to ?? now), view.width + 10);
  return {
    x,
    width: Math.max(THINNEST, end - x),
    middle: top + height / 2,
    top: (share: number) => Math.round(top + (height * (1 - share)) / 2),
    tall: (share: number) => Math.max(2, Math.round(height * share)),
  };
}

type BarBox = ReturnType<typeof barBox>;

function bar(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  if (width < 6) {
    context.fillRect(x, y, width, height);
    return;
  }
  context.beginPath();
  context.roundRect(x, y, width, height, 3);
  context.fill();
}

/** A bar's label, where there is room for it; it stays in sight while the bar is scrolled. */
function text({ context, view }: Brush, label: string, box: BarBox, colour: string): void {
  const left = Math.max(box.x, xOf(view, view.from));
  const room = box.x + box.width - left;
  if (room < LEAST_TEXT) {
    return;
  }
  const width = context.measureText(label).width;
  if (room < width + 6) {
    return;
  }
  context.fillStyle = colour;
  context.textAlign = 'left';
  context.fillText(label, left + Math.min(5, (room - width) / 2), box.middle + 0.5);
}
