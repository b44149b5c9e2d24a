import type { CatalogFault } from '../api/catalog';
import type { Client } from '../api/client';
import type { EventLog } from '../model/event-log';
import { never } from '../model/never';
import { exactly, oneStepEarlier, underLock, type RepeatOrder } from '../model/repeat';
import { outcomeOf, type RepeatOutcome } from '../model/repetition';
import type { Scenario } from '../model/scenario';
import type { Language } from '../texts/languages';
import type { Playground } from './playground';

/** Repeats a recorded run and compares the two. */
export class Repeats {
  private recorded: EventLog | null = null;
  /** The run that repeats the recorded one. */
  private repeating = '';
  private outcomeOf: { run: string; outcome: RepeatOutcome } | null = null;

  constructor(
    private readonly playground: Playground,
    private readonly client: Client,
  ) {}

  /** Whether the run that is shown is over, and the server has the order in which its gates were passed. */
  get canRepeat(): boolean {
    const { phase, run } = this.playground.session;
    return phase === 'over' && run !== null && run.id !== '' && this.hasSteps;
  }

  /** Whether the run that is shown can be taken back by a step. */
  get canStepBack(): boolean {
    return this.playground.isStepping && this.hasSteps;
  }

  private get hasSteps(): boolean {
    return this.playground.session.log?.events.some(isStep) === true;
  }

  /** The outcome of the shown run, if it is a finished repetition. */
  get outcome(): RepeatOutcome | null {
    const { session, isSettled } = this.playground;
    const { run, log } = session;
    if (!isSettled || run?.id !== this.repeating || log === null) {
      return null;
    }
    if (this.recorded !== null && this.outcomeOf?.run !== run.id) {
      this.outcomeOf = { run: run.id, outcome: outcomeOf(this.recorded.events, log.events) };
    }
    return this.outcomeOf?.outcome ?? null;
  }

  async order(order: RepeatOrder, language: Language): Promise<void> {
    const { session, comparison } = this.playground;
    const { run, log } = session;
    const { previous } = comparison;
    const isTakenBack = order.kind === 'earlier';
    if (run === null || (isTakenBack && !(await session.stop()))) {
      return;
    }
    await session.whenOver();
    const answer = await this.client.schedule(run.id, language);
    if (session.run?.id !== run.id) {
      return;
    }
    if (!answer.ok) {
      session.complain(answer);
      return;
    }
    const faults = this.playground.catalog?.faults ?? [];
    await this.playground.start(again(order, run.scenario, answer.value.schedule, faults));
    if (isTakenBack) {
      // What was taken back is no run to compare with.
      comparison.previous = previous;
    }
    if (session.problem === null) {
      this.recorded = isTakenBack ? null : log;
      this.repeating = this.playground.session.run?.id ?? '';
    }
  }
}

function again(
  order: RepeatOrder,
  scenario: Scenario,
  schedule: string,
  faults: readonly CatalogFault[],
): Scenario {
  switch (order.kind) {
    case 'exactly':
      return exactly(scenario, schedule);
    case 'under':
      return underLock(scenario, schedule, order.lock, faults);
    case 'earlier':
      return oneStepEarlier(scenario, schedule);
    default:
      return never(order);
  }
}

/** Whether a buyer has passed a gate there. */
function isStep({ kind }: { readonly kind: string }): boolean {
  return !['run-started', 'worker-started', 'buyer-started', 'gate'].includes(kind);
}
