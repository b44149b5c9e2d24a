import type { Schemas } from '../schema/api';
import { stillWaiting } from './charts';
import type { RunEvent } from './events';
import type { Scenario } from './scenario';

export type RunStatus = Schemas['RunView']['status'];

const OVER: ReadonlySet<RunStatus> = new Set(['finished', 'stopped', 'timed-out', 'interrupted']);

export function isOver(status: RunStatus): boolean {
  return OVER.has(status);
}

/** A run of the server, or one from a file; a file does not say who may steer it. */
export interface Run
  extends
    Pick<Schemas['RunView'], 'id' | 'status'>,
    Partial<Pick<Schemas['RunView'], 'mine' | 'queuePosition'>> {
  /** With every default filled in. */
  readonly scenario: Scenario;
  readonly verdict: Verdict | null;
}

/** The server's judgement of a history. */
export interface Verdict extends Omit<Schemas['Verdict'], 'findings'> {
  readonly findings: readonly Finding[];
}

export type Safety = Verdict['safety'];
export type Liveness = Verdict['liveness'];

/** `witness` is the `seq` of the events that prove it. */
export type Finding = Pick<Schemas['Finding'], 'kind' | 'sentence' | 'witness'> &
  Partial<Pick<Schemas['Finding'], 'variant'>>;

/** Numbers by name; times end in `Ns`. */
export type Figures = Verdict['figures'];

const EARLY_ENDS: ReadonlySet<Liveness> = new Set(['timed-out', 'stopped', 'interrupted']);

/** Whether a run was ended before its buyers were, so that the verdict only covers what happened up to there. */
export function endedEarly({ liveness }: Verdict): boolean {
  return EARLY_ENDS.has(liveness);
}

/**
 * The figures of a verdict. Where buyers still wait at the end, those that got the lock say nothing about the waits:
 * neither how long they were nor whether they were served in order.
 *
 * @param events of the run
 */
export function figuresOf(verdict: Verdict | null, events: readonly RunEvent[]): Figures {
  if (verdict === null) {
    return {};
  }
  const { liveness, figures } = verdict;
  const isCut = endedEarly(verdict) && stillWaiting(events) > 0;
  return liveness === 'stuck' || isCut
    ? { ...figures, fairness: null, waitP50Ns: null, waitMaxNs: null }
    : figures;
}
