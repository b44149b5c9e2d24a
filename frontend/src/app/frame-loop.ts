/** The time between two frames while a run only waits. */
const WAITING_FRAME_MS = 100;
/** The longest step between two frames; after longer pauses, as in a background tab, playback continues where it was. */
const LONGEST_STEP_MS = 100;

/** When to draw again: in the next frame, after {@link WAITING_FRAME_MS}, or on request only. */
export type Next = 'moving' | 'waiting' | 'still';

/** Coalesces requests to draw into one per animation frame. */
export class FrameLoop {
  private frame = 0;
  private last = 0;

  constructor(private readonly draw: (elapsedMs: number, now: number) => Next) {}

  readonly request = (): void => {
    if (this.frame !== 0) {
      return;
    }
    this.frame = requestAnimationFrame((now) => {
      this.frame = 0;
      const elapsed = this.last === 0 ? 0 : Math.min(LONGEST_STEP_MS, now - this.last);
      const next = this.draw(elapsed, now);
      this.last = next === 'moving' ? now : 0;
      if (next === 'moving') {
        this.request();
      } else if (next === 'waiting') {
        setTimeout(this.request, WAITING_FRAME_MS);
      }
    });
  };
}
