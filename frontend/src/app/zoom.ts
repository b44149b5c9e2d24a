import type { TimeWindow } from '../share/address';

/** The stretch of the run that is looked at. */
export class Zoom {
  /** Null for all of the run. */
  window: TimeWindow | null = null;
  /** Whether the next run is to be seen in the same window, because a link asked for it. */
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
