import type { Liveness, Safety, Verdict } from './run';

/** The verdict's second answer, Progress: how the run ended for its buyers. */
export type Progress = 'finished' | 'recovered' | 'stuck' | 'cut-off';

/** How an answer, or a whole verdict, looks: red is for what went wrong, amber for what remains unknown. */
export type Tone = 'good' | 'wrong' | 'stuck' | 'uneasy';

/** An ending by a user, by the time limit or by the server is the same answer: it leaves open what would have followed. */
const PROGRESS: Readonly<Record<Liveness, Progress>> = {
  finished: 'finished',
  recovered: 'recovered',
  stuck: 'stuck',
  'timed-out': 'cut-off',
  stopped: 'cut-off',
  interrupted: 'cut-off',
};

const PROGRESS_TONES: Readonly<Record<Progress, Tone>> = {
  finished: 'good',
  recovered: 'good',
  stuck: 'stuck',
  'cut-off': 'uneasy',
};

/** Whether a value from elsewhere is one of the endings that are known here. */
export function isLiveness(value: unknown): value is Liveness {
  return typeof value === 'string' && Object.hasOwn(PROGRESS, value);
}

export function progressOf(liveness: Liveness): Progress {
  return PROGRESS[liveness];
}

export function safetyTone(safety: Safety): Tone {
  return safety === 'held' ? 'good' : 'wrong';
}

export function progressTone(liveness: Liveness): Tone {
  return PROGRESS_TONES[progressOf(liveness)];
}

/** The tone of both answers together: that of the worse one. */
export function verdictTone({ safety, liveness }: Pick<Verdict, 'safety' | 'liveness'>): Tone {
  return safety === 'held' ? progressTone(liveness) : 'wrong';
}
