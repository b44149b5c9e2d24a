/** Throttles: runs at once, then at most once an interval, and always after the last request. */
export class Throttle {
  private doneAt = -Infinity;
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly pauseMs: number,
    private readonly action: () => void,
  ) {}

  request(): void {
    if (this.timer !== null) {
      return;
    }
    const left = this.doneAt + this.pauseMs - performance.now();
    if (left <= 0) {
      this.act();
    } else {
      this.timer = setTimeout(() => this.act(), left);
    }
  }

  private act(): void {
    this.timer = null;
    this.doneAt = performance.now();
    this.action();
  }
}
