const FIRST_MS = 1_500;
const LONGEST_MS = 30_000;

/**
 * The pauses before tries in a row: none before the first one, then each twice as long. A browser does not show a page
 * the `Retry-After` of a stream that the server has refused.
 */
export class BackOff {
  private tries = 0;

  /** The pause before the next try, in milliseconds. */
  next(): number {
    const pause = this.tries === 0 ? 0 : FIRST_MS * 2 ** (this.tries - 1);
    this.tries++;
    return Math.min(pause, LONGEST_MS);
  }

  /** Tries now or after a pause. */
  retry(action: () => void, later: (action: () => void, ms: number) => void): void {
    const pause = this.next();
    if (pause === 0) {
      action();
    } else {
      later(action, pause);
    }
  }

  /** Whether there has been at most one try. */
  get isFirst(): boolean {
    return this.tries <= 1;
  }

  /** The last try has succeeded. */
  reset(): void {
    this.tries = 0;
  }
}
