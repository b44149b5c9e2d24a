import type { Catalog } from '../model/catalog';
import { chooseLock } from '../model/draft';
import type { RunEvent } from '../model/events';
import { planFault } from '../model/fault-plan';
import { framesOf } from '../model/finding-groups';
import type { Liveness } from '../model/run';
import type { Scenario } from '../model/scenario';
import type { Playground } from './playground';

/** The steps of the first minute, in order. */
export type GuideStep = 'predict' | 'run' | 'why' | 'lock' | 'break' | 'survive' | 'exercise';

/** What a newcomer expects to be sold of the one ticket. */
export const PREDICTIONS = ['1', '2-5', '6-10'] as const;
export type Prediction = (typeof PREDICTIONS)[number];

/** Remembers that the guide has ended in this browser. */
export interface GuideMemory {
  read(): boolean;
  end(): void;
}

/** The one lock that is named, the fault that it does not survive, and the lock that does. */
const LOCK = 'semaphore';
const FAULT = 'crash';
const SURVIVOR = 'file-lock';

/** Where the run of a step leads, if it came out so that the next sentence is true. */
const AFTER_RUN: Partial<
  Readonly<
    Record<
      GuideStep,
      { readonly next: GuideStep; readonly ends: Liveness; readonly isSafe: boolean | null }
    >
  >
> = {
  run: { next: 'why', ends: 'finished', isSafe: null },
  lock: { next: 'break', ends: 'finished', isSafe: true },
  break: { next: 'survive', ends: 'stuck', isSafe: true },
  survive: { next: 'exercise', ends: 'recovered', isSafe: true },
};

/** Leads through the first minute; each step is one sentence and one button. */
export class Guide {
  step: GuideStep = 'predict';
  prediction: Prediction | null = null;
  /** The frame of the lost update that is shown, from 0. */
  frame = 0;
  /** The id of the run before the one that this step has started; null while it has started none. */
  private before: string | null = null;
  private hasEnded: boolean;

  constructor(
    private readonly playground: Playground,
    private readonly memory: GuideMemory,
    /** Whether the page was opened for the default scenario, and not for one that an address names. */
    private readonly isPlain: boolean,
  ) {
    this.hasEnded = memory.read();
  }

  get isOpen(): boolean {
    return this.isPlain && !this.hasEnded;
  }

  /** Whether its buttons work: it is shown before the catalog has come, so that nothing moves when it comes. */
  get isReady(): boolean {
    return this.playground.catalog !== null;
  }

  /** Whether the run that this step has started is not yet shown to its end. */
  get isRunning(): boolean {
    return this.before !== null;
  }

  /** Whether a run that was started otherwise is in progress, so that the step's run has to wait. */
  get isBlocked(): boolean {
    const isOfRun = this.step !== 'exercise' && !(this.step === 'why' && this.frames.length > 0);
    return isOfRun && !this.isRunning && this.playground.session.isBusy;
  }

  /** The two reads and the two writes of the first lost update; empty if the run lost none. */
  get frames(): readonly RunEvent[] {
    const { verdict, log } = this.playground;
    const lost = verdict?.findings.find(
      (finding) => framesOf(finding, (seq) => log.event(seq)).length > 0,
    );
    return framesOf(lost, (seq) => log.event(seq));
  }

  end(): void {
    this.hasEnded = true;
    this.memory.end();
  }

  predict(prediction: Prediction): void {
    this.prediction = prediction;
    this.step = 'run';
  }

  /** Presses the step's button. */
  act(): void {
    const { playground } = this;
    const { catalog, startScenario } = playground;
    if (catalog === null || this.isRunning) {
      playground.skip();
      return;
    }
    if (this.isBlocked) {
      return;
    }
    switch (this.step) {
      case 'predict':
        return;
      case 'run':
        this.run(null);
        return;
      case 'why':
        this.explain();
        return;
      case 'lock':
        this.run(underLock(startScenario, LOCK, catalog));
        return;
      case 'break':
        this.run(killingHolder(underLock(startScenario, LOCK, catalog), catalog));
        return;
      case 'survive':
        this.run(killingHolder(underLock(startScenario, SURVIVOR, catalog), catalog));
        return;
      case 'exercise':
        this.end();
    }
  }

  /** Goes on when the run of this step is shown to its end; to be called after every change of the page. */
  follow(): void {
    const { playground, step, before } = this;
    const { run, problem, isBusy } = playground.session;
    if (before === null || isBusy) {
      return;
    }
    if (problem !== null) {
      this.before = null;
    } else if (playground.isSettled && run !== null && run.id !== before) {
      this.before = null;
      this.step = this.after(step);
      this.frame = 0;
      this.showFrame();
    }
  }

  /** The step after a run; the same step if the run came out otherwise, so that it can be run again. */
  private after(step: GuideStep): GuideStep {
    const { verdict } = this.playground;
    const after = AFTER_RUN[step];
    if (after === undefined || verdict === null) {
      return step;
    }
    const isSafe = verdict.safety === 'held';
    const isExpected =
      verdict.liveness === after.ends && (after.isSafe === null || after.isSafe === isSafe);
    return isExpected ? after.next : step;
  }

  private explain(): void {
    if (this.frames.length === 0) {
      this.step = 'run';
      this.run(null);
    } else if (this.frame + 1 < this.frames.length) {
      this.frame++;
      this.showFrame();
    } else {
      this.step = 'lock';
      this.playground.pin(null);
      this.playground.skip();
    }
  }

  private showFrame(): void {
    const event = this.step === 'why' ? this.frames[this.frame] : undefined;
    if (event !== undefined) {
      this.playground.pin(event.seq);
    }
  }

  /** @param scenario what to run; null for the scenario that the page opens with */
  private run(scenario: Scenario | null): void {
    const { playground } = this;
    this.before = playground.session.run?.id ?? '';
    playground.comparison.show('run');
    if (scenario === null) {
      playground.resetDraft();
    } else {
      playground.next.change({ scenario, note: null });
    }
    void playground.run();
  }
}

function underLock(scenario: Scenario, kind: string, { locks }: Catalog): Scenario {
  const lock = locks.find((one) => one.kind === kind);
  const { scenario: chosen } = lock === undefined ? { scenario } : chooseLock(scenario, lock);
  return { ...chosen, faults: [] };
}

function killingHolder(scenario: Scenario, catalog: Catalog): Scenario {
  return planFault(scenario, catalog.faults.find(({ kind }) => kind === FAULT) ?? null, catalog);
}
