/** Between two drawings while nothing happens but the waiting. */
const WAITING_FRAME_MS = 100;
/** A tab that was in the background goes on from where it was. */
const LONGEST_STEP_MS = 100;

/** What to do after a frame: draw again at once, after a while, or not at all. */
export type Next = 'moving' | 'waiting' | 'still';

/** Draws at most once a frame, however often it is requested. */
export class FrameLoop {
  private frame = 0;
  private last = 0;

  constructor(private readonly draw: (elapsedMs: number, now: number) => Next) {}

  readonly ask = (): void => {
    if (this.frame !== 0) {
      return;
    }
    this.frame = requestAnimationFrame((now) => {
      this.frame = 0;
      const elapsed = this.last === 0 ? 0 : Math.min(LONGEST_STEP_MS, now - this.last);
      const next = this.draw(elapsed, now);
      this.last = next === 'moving' ? now : 0;
      if (next === 'moving') {
        this.ask();
      } else if (next === 'waiting') {
        setTimeout(this.ask, WAITING_FRAME_MS);
      }
    });
  };
}
