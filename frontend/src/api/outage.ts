const ASK_AGAIN_MS = 2_000;

/** The type of the problem document with which the server refuses what needs its database. */
export const DATABASE_UNAVAILABLE = '/problems/database-unavailable';

/** Asks the server whether its database answers. */
export type Ask = () => Promise<boolean>;

/** Whether the server's database is known not to answer; asks the server until it answers again. */
export class Outage {
  isPresent = false;
  private readonly followers = new Set<() => void>();

  constructor(
    private readonly ask: Ask,
    private readonly later: (action: () => void, ms: number) => void,
  ) {}

  /** Calls a follower when the outage begins or ends. @returns what ends this */
  follow(follower: () => void): () => void {
    this.followers.add(follower);
    return () => this.followers.delete(follower);
  }

  /** The server has refused a request because of its database. */
  begin(): void {
    if (!this.isPresent) {
      this.become(true);
      this.askLater();
    }
  }

  private askLater(): void {
    this.later(() => void this.askNow(), ASK_AGAIN_MS);
  }

  private async askNow(): Promise<void> {
    if (await this.ask().catch(() => false)) {
      this.become(false);
    } else {
      this.askLater();
    }
  }

  private become(isPresent: boolean): void {
    this.isPresent = isPresent;
    this.followers.forEach((follower) => follower());
  }
}

/** The outage of the server that this page is from. */
export const outage = new Outage(
  async () => (await fetch('/api/status')).ok,
  (action, ms) => setTimeout(action, ms),
);
