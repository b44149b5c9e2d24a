import type { TimeRange } from '../model/time-range';

/** The visible part of the run. */
export class Zoom {
  /** Null for all of the run. */
  window: TimeRange | null = null;
  /** Whether the next run keeps the window, because a link set it. */
  private isKept = false;

  constructor(private readonly changed: () => void) {}

  /** What the viewer zoomed to. */
  to(window: TimeRange | null): void {
    this.window = window;
    this.isKept = false;
    this.changed();
  }

  /** Sets the window of a link. The next run keeps it, unless the viewer zooms. */
  keep(window: TimeRange | null): void {
    this.to(window);
    this.isKept = window !== null;
  }

  /** Another run begins. */
  next(): void {
    this.window = this.isKept ? this.window : null;
    this.isKept = false;
  }
}
