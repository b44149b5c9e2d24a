import type { Client } from '../api/client';
import type { EventLog } from '../model/event-log';
import type { Language } from '../model/language';
import { never } from '../model/never';
import { exactly, oneStepEarlier, type RepeatOrder, underLock } from '../model/repeat';
import { outcomeOf, type RepeatOutcome } from '../model/repetition';
import type { Scenario } from '../model/scenario';
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

  /** Whether the run that is shown is over, and the server has its schedule. */
  get canRepeat(): boolean {
    const { phase, run } = this.playground.session;
    return phase === 'over' && run !== null && run.id !== '' && this.hasSteps;
  }

  /** Whether the last step of the run that is shown can be undone. */
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
    const { session, steering, comparison } = this.playground;
    const { run, log } = session;
    const { previous } = comparison;
    const isTakenBack = order.kind === 'earlier';
    if (run === null || (isTakenBack && !(await steering.stop()))) {
      return;
    }
    await session.whenOver();
    const answer = await this.client.schedule(run.id, language);
    if (session.run?.id !== run.id) {
      return;
    }
    if (!answer.ok) {
      session.reportProblem(answer);
      return;
    }
    await this.playground.start(again(order, run.scenario, answer.value.schedule));
    if (isTakenBack) {
      // The run that was taken back is not the one to compare with.
      comparison.previous = previous;
    }
    if (session.problem === null) {
      this.recorded = isTakenBack ? null : log;
      this.repeating = this.playground.session.run?.id ?? '';
    }
  }
}

function again(order: RepeatOrder, scenario: Scenario, schedule: string): Scenario {
  switch (order.kind) {
    case 'exactly':
      return exactly(scenario, schedule);
    case 'under':
      return underLock(scenario, schedule, order.lock);
    case 'earlier':
      return oneStepEarlier(scenario, schedule);
    default:
      return never(order);
  }
}

/** Whether the event proves that a buyer has passed a gate. */
function isStep({ kind }: { readonly kind: string }): boolean {
  return !['run-started', 'worker-started', 'buyer-started', 'gate'].includes(kind);
}
