import type { Problem } from '../api/http';

const ASK_AGAIN_MS = 2_000;

/** Finds out when a server that could not be reached answers again. */
export class Recovery {
  private watched: Problem | null = null;

  /**
   * @param ask whether the server answers
   * @param recovered called once it does, with the problem that is over then
   */
  constructor(
    private readonly ask: () => Promise<boolean>,
    private readonly later: (action: () => void, ms: number) => void,
    private readonly recovered: (problem: Problem) => void,
  ) {}

  /** To be called with the present problem, or without one; the same one again changes nothing. */
  follow(problem: Problem | null): void {
    if (problem !== this.watched) {
      this.watched = problem;
      this.askLater(problem);
    }
  }

  private askLater(problem: Problem | null): void {
    if (problem?.kind === 'unreachable' && problem === this.watched) {
      this.later(() => void this.askNow(problem), ASK_AGAIN_MS);
    }
  }

  private async askNow(problem: Problem): Promise<void> {
    if (problem === this.watched && (await this.ask())) {
      this.recovered(problem);
    } else {
      this.askLater(problem);
    }
  }
}
