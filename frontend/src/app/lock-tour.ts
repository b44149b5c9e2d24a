import type { Client } from '../api/client';
import type { CatalogFault, CatalogLock, Offered } from '../model/catalog';
import { chooseLock } from '../model/draft';
import { checkFaults } from '../model/fault-check';
import { planFault } from '../model/fault-plan';
import type { Language } from '../model/language';
import type { Scenario } from '../model/scenario';
import type { RunRecord } from './run-record';
import { RunSession } from './run-session';
import { RunSteering } from './run-steering';

/** One lock of a tour, and its run. */
export interface TourStop {
  /** Its lock and faults are those of the run; what they are called depends on the language. */
  readonly scenario: Scenario;
  /** Once the tour is stopped, what has not begun does not run any more. */
  state: 'waiting' | 'running' | 'over' | 'failed' | 'stopped';
  record: RunRecord | null;
  /** Why it could not run, in words. */
  problem: string;
}

/** What goes wrong in the runs of a tour: what the scenario plans, one kind of fault, or none and then each kind. */
export type Harm = 'planned' | 'all' | CatalogFault;

/** Runs one scenario under every lock that works with its data, one after another. */
export class LockTour {
  stops: readonly TourStop[] = [];
  /** What goes wrong in the runs. */
  harm: Harm = 'planned';

  private session: RunSession | null = null;
  private language: Language = 'en';
  /** Grows with every tour, so that an old one ends when there is a new one. */
  private generation = 0;

  constructor(
    private readonly client: Client,
    private readonly changed: () => void,
    private readonly newSession: (changed: () => void) => RunSession = (onChange) =>
      new RunSession(client, onChange),
  ) {}

  get isRunning(): boolean {
    return this.stops.some(({ state }) => state === 'running');
  }

  async start(
    scenario: Scenario,
    offered: Offered,
    language: Language,
    harm: Harm = 'planned',
  ): Promise<void> {
    const generation = ++this.generation;
    this.harm = harm;
    this.language = language;
    this.stops = offered.locks
      .filter(({ stores }) => stores.includes(scenario.store))
      .flatMap((lock) => stopsAt(lock, scenario, offered, harm));
    for (const stop of this.stops) {
      await this.visit(stop, offered);
      if (generation !== this.generation) {
        return;
      }
    }
  }

  /** Whether a run is one of the tour. */
  includes(run: string): boolean {
    return this.stops.some(({ record }) => record?.run.id === run);
  }

  /** Stops the current run and starts no other; finished stops stay. */
  async stop(): Promise<void> {
    this.generation++;
    for (const stop of this.stops) {
      stop.state = stop.state === 'waiting' ? 'stopped' : stop.state;
    }
    this.changed();
    if (this.session !== null) {
      await new RunSteering(this.client, this.session).stop();
    }
  }

  /** Fetches the verdicts' texts in another language; later runs are judged in it. */
  async setLanguage(language: Language): Promise<void> {
    this.language = language;
    await this.session?.setLanguage(language);
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

  private async visit(stop: TourStop, offered: Offered): Promise<void> {
    stop.state = 'running';
    // Its own session: by the time that its run is over, another tour may have begun.
    let end = (): void => undefined;
    const over = new Promise<void>((resolve) => (end = resolve));
    const session = this.newSession(() => {
      if (!session.isBusy) {
        end();
      }
      this.changed();
    });
    this.session = session;
    session.useCatalog(offered);
    void session.start(stop.scenario, this.language);
    await over;
    stop.record = session.record;
    stop.state = stop.record === null ? 'failed' : 'over';
    const { problem } = session;
    stop.problem = problem?.errors[0]?.message ?? problem?.detail ?? '';
    session.close();
    this.changed();
  }
}

/** The chosen lock keeps the options that were chosen with it. */
function stopsAt(
  lock: CatalogLock,
  scenario: Scenario,
  offered: Offered,
  harm: Harm,
): readonly TourStop[] {
  const own = lock.kind === scenario.lock.kind ? scenario : chooseLock(scenario, lock).scenario;
  return harmed(own, offered, harm).map((one) => ({
    scenario: one,
    state: 'waiting',
    record: null,
    problem: '',
  }));
}

/** The scenario with each harm that can happen in it. */
function harmed(scenario: Scenario, offered: Offered, harm: Harm): readonly Scenario[] {
  if (harm === 'planned') {
    return [scenario];
  }
  const unharmed = { ...scenario, faults: [] };
  const kinds = harm === 'all' ? offered.faults : [harm];
  const planned = kinds
    .map((kind) => planFault(unharmed, kind, offered))
    .filter((one) => checkFaults(one, offered).length === 0);
  return harm === 'all' ? [unharmed, ...planned] : planned;
}
