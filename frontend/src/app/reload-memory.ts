import type { Playground } from './playground';

const KEY = 'run';

/** How often, and after how many milliseconds, a run is asked for that the server could not give. */
const TRIES = 5;
const PAUSE_MS = 1000;

/** What a session says of its run. */
export interface RunInProgress {
  readonly run: { readonly id: string } | null;
  readonly isBusy: boolean;
}

/** Remembers the run that is in progress in this tab, so that a reload in the middle of it shows it again. */
export class ReloadMemory {
  private remembered: string | null = null;

  constructor(private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) {}

  /** To be called after every change of the session. */
  follow({ run, isBusy }: RunInProgress): void {
    if (run === null || run.id === '') {
      return;
    }
    const inProgress = isBusy ? run.id : null;
    if (inProgress === this.remembered) {
      return;
    }
    this.remembered = inProgress;
    if (inProgress === null) {
      this.forget();
    } else {
      this.storage.setItem(KEY, inProgress);
    }
  }

  /** Shows the run that was in progress when the page was left, unless another one is shown already. */
  async restore(playground: Playground): Promise<void> {
    const run = this.storage.getItem(KEY);
    const isFree = () => playground.session.phase === 'none';
    if (run !== null && isFree()) {
      this.forget();
      for (let tries = 0; tries < TRIES && isFree(); tries++) {
        if (await playground.reopen(run)) {
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    }
  }

  private forget(): void {
    this.storage.removeItem(KEY);
  }
}
