import type { Span } from '../model/lanes';
import type { Scene } from './scene';

/** A scene with what to draw it with. */
export interface Brush extends Scene {
  readonly context: CanvasRenderingContext2D;
  readonly hatch: CanvasPattern | string;
  holder(span: Span): string;
}
