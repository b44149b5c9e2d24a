import type { Catalog, CatalogLock } from '../api/catalog';
import type { Client } from '../api/client';
import { chooseLock } from '../model/draft';
import type { Scenario } from '../model/scenario';
import type { Language } from '../texts/languages';
import type { RunRecord } from './run-record';
import { RunSession } from './run-session';

/** One lock of a tour and what came of it. */
export interface TourStop {
  readonly lock: CatalogLock;
  readonly scenario: Scenario;
  state: 'waiting' | 'running' | 'over' | 'failed';
  record: RunRecord | null;
  /** Why it could not run, in words. */
  problem: string;
}

/** Runs one scenario under every lock that works with its data, one after another. */
export class LockTour {
  stops: readonly TourStop[] = [];

  private session: RunSession | null = null;
  /** Grows with every tour, so that an old one ends when there is a new one. */
  private generation = 0;

  constructor(
    private readonly client: Client,
    private readonly changed: () => void,
    private readonly newSession: (changed: () => void) => RunSession = (told) =>
      new RunSession(client, told),
  ) {}

  get isRunning(): boolean {
    return this.stops.some(({ state }) => state === 'running');
  }

  async start(scenario: Scenario, locks: Catalog['locks'], language: Language): Promise<void> {
    const generation = ++this.generation;
    this.stops = locks
      .filter(({ stores }) => stores.includes(scenario.store))
      .map((lock) => stopAt(lock, scenario));
    for (const stop of this.stops) {
      await this.visit(stop, language);
      if (generation !== this.generation) {
        return;
      }
    }
  }

  /** Ends the run that goes on and starts no other; what is over stays. */
  async stop(): Promise<void> {
    this.generation++;
    await this.session?.stop();
  }

  /** Says the verdicts in another language. */
  async speak(language: Language): Promise<void> {
    for (const stop of this.stops) {
      const { record } = stop;
      if (record !== null) {
        const answer = await this.client.run(record.run.id, language);
        if (answer.ok) {
          stop.record = { ...record, verdict: answer.value.verdict };
          this.changed();
        }
      }
    }
  }

  private async visit(stop: TourStop, language: Language): Promise<void> {
    stop.state = 'running';
    const over = new Promise<void>((resolve) => {
      const session = this.newSession(() => {
        if (!session.isBusy) {
          resolve();
        }
        this.changed();
      });
      this.session = session;
      void session.start(stop.scenario, language);
    });
    await over;
    const { session } = this;
    stop.record = session?.record ?? null;
    stop.state = stop.record === null ? 'failed' : 'over';
    const problem = session?.problem;
    stop.problem = problem?.errors[0]?.message ?? problem?.detail ?? '';
    session?.close();
    this.changed();
  }
}

/** The chosen lock keeps the options that were chosen with it. */
function stopAt(lock: CatalogLock, scenario: Scenario): TourStop {
  const own = lock.kind === scenario.lock.kind ? scenario : chooseLock(scenario, lock).scenario;
  return { lock, scenario: own, state: 'waiting', record: null, problem: '' };
}
