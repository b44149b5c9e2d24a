import type { TimeWindow } from '../share/address';

/** The visible part of the run. */
export class Zoom {
  /** Null for all of the run. */
  window: TimeWindow | null = null;
  /** Whether the next run keeps the window, because a link set it. */
  private isKept = false;

  constructor(private readonly changed: () => void) {}

  /** What the viewer zoomed to. */
  to(window: TimeWindow | null): void {
    this.window = window;
    this.isKept = false;
    this.changed();
  }

  /** What a link asks for: in this run and, until the viewer zooms, in the next one. */
  keep(window: TimeWindow | null): void {
    this.to(window);
    this.isKept = window !== null;
  }

  /** Another run begins. */
  next(): void {
    this.window = this.isKept ? this.window : null;
    this.isKept = false;
  }
}
