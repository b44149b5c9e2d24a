import type { Scenario } from '../model/scenario';

export type RunStatus =
  'queued' | 'starting' | 'running' | 'finished' | 'stopped' | 'timed-out' | 'interrupted';

const OVER: ReadonlySet<RunStatus> = new Set(['finished', 'stopped', 'timed-out', 'interrupted']);

export function isOver(status: RunStatus): boolean {
  return OVER.has(status);
}

export interface Run {
  readonly id: string;
  readonly status: RunStatus;
  readonly queuePosition?: number;
  /** Whether this browser may steer it. */
  readonly mine?: boolean;
  /** With every default filled in. */
  readonly scenario: Scenario;
  readonly verdict: Verdict | null;
}

export type Safety = 'held' | 'violated';
export type Liveness = 'finished' | 'recovered' | 'stuck' | 'timed-out' | 'stopped' | 'interrupted';

/** The server's judgement of a history. */
export interface Verdict {
  readonly safety: Safety;
  readonly liveness: Liveness;
  /** The one sentence to say first. */
  readonly sentence: string;
  readonly findings: readonly Finding[];
  readonly figures: Figures;
}

export interface Finding {
  readonly kind: string;
  readonly sentence: string;
  /** The `seq` of the events that prove it. */
  readonly witness: readonly number[];
}

/** Numbers by name; times end in `Ns`. */
export type Figures = Readonly<Record<string, number | null>>;
