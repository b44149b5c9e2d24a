import type { Catalog, CatalogFault } from '../model/catalog';
import { chooseLock, choosePace, chooseProgram, lengthenLease, programOf } from '../model/draft';
import { planFault } from '../model/fault-plan';
import { type Fixed, isFixed, NOTHING_FIXED } from '../model/fixed';
import {
  endingOf,
  namedLock,
  nextStep,
  STEP_PLACES,
  type StepKind,
  type StepPlace,
} from '../model/next-step';
import { firstSection } from '../model/program-section';
import type { Run } from '../model/run';
import type { Scenario } from '../model/scenario';
import type { Harm } from './lock-tour';
import type { Playground } from './playground';

/** Stores the kinds of steps that this browser does not want to see any more. */
export interface StepMemory {
  read(): readonly string[];
  write(dismissed: readonly string[]): void;
}

/** A step that is offered after the shown run. */
export interface NextStep {
  readonly kind: StepKind;
  /** Where it can be done by hand. */
  readonly place: StepPlace | null;
  /** Whether the page can do it by itself: there may be no lock that fits. */
  readonly isPossible: boolean;
  /** The name of the lock that it would run with; null where it names none. */
  readonly lock: string | null;
  /** Whether it comes after a run that a step has started, so that the keyboard can go on with it. */
  readonly isFollowUp: boolean;
}

/** The fault that is tried on a lock that has worked so far. */
const FIRST_FAULT = 'crash';
const MANY_BUYERS = 10;
const QUICK_MS = 1;

/** What an exercise has to leave free for a step. */
const PATHS: Readonly<Record<StepPlace, string>> = {
  lock: 'lock.kind',
  faults: 'faults',
  program: 'program',
  placement: 'placement',
};

/** Offers the next step after each run, and does it. */
export class NextSteps {
  private readonly dismissed: Set<string>;
  /** The run after which a step was taken last, until the next run is over. */
  private before: string | null = null;
  /** The run that a step has started last. */
  private started: string | null = null;

  constructor(
    private readonly playground: Playground,
    private readonly memory: StepMemory,
  ) {
    this.dismissed = new Set(memory.read());
  }

  /** The step to offer now; null before a run has ended, and where the page already offers something else. */
  offer(fixed: Fixed): NextStep | null {
    const { session, catalog, comparison, isSettled, isStepping, differing } = this.playground;
    // Where the controls differ from the shown run, the strip says so and offers what to do.
    const isTaken = isStepping || differing.length > 0 || comparison.mainView !== 'run';
    if (session.run === null || catalog === null || !isSettled || isTaken) {
      return null;
    }
    const kind = this.kindNow(session.run, catalog);
    const place = STEP_PLACES[kind];
    const isOff = place !== null && isFixed(fixed, PATHS[place]);
    if (isOff || this.dismissed.has(kind)) {
      return null;
    }
    const lock = this.lockNow(kind, catalog);
    const isPossible = this.isPossible(kind, lock);
    return { kind, place, lock, isPossible, isFollowUp: this.isFollowUp(session.run.id) };
  }

  /** Stops offering steps of a kind. */
  dismiss(kind: StepKind): void {
    this.dismissed.add(kind);
    this.memory.write([...this.dismissed]);
  }

  /** Does a step: changes the scenario for the next run, except for what an exercise keeps, and runs it. */
  act(kind: StepKind, fixed: Fixed = NOTHING_FIXED): void {
    const { playground } = this;
    const { catalog, draft } = playground;
    if (catalog === null || playground.session.isBusy) {
      return;
    }
    if (kind === 'compare-locks' || kind === 'confirm-locks') {
      playground.tourLocks(this.harm(catalog));
      return;
    }
    this.before = playground.session.run?.id ?? null;
    const mode = isFixed(fixed, 'mode') ? draft.mode : 'free';
    const scenario = changed({ ...draft, mode }, kind, catalog);
    playground.next.change({ scenario, note: null });
    void playground.run();
  }

  private isFollowUp(run: string): boolean {
    if (this.before !== null && run !== this.before) {
      [this.before, this.started] = [null, run];
    }
    return run === this.started;
  }

  private kindNow(run: Run, catalog: Catalog): StepKind {
    const { playground } = this;
    const block = blockProgram(catalog)?.id ?? null;
    return nextStep(
      endingOf(run, playground.verdict, {
        lock: playground.lockOf(run.scenario),
        isHarmed: this.struck() !== undefined,
        hasBlock: block !== null && programOf(run.scenario, catalog.programs) === block,
      }),
    );
  }

  private lockNow(kind: StepKind, { locks }: Catalog): string | null {
    return isForLock(kind) ? (namedLock(this.playground.draft, locks)?.name ?? null) : null;
  }

  private isPossible(kind: StepKind, lock: string | null): boolean {
    return kind === 'one-order'
      ? firstSection(this.playground.draft.program) !== null
      : lock !== null || !isForLock(kind);
  }

  /** What goes wrong under all locks: the planned faults, or the one that was injected by hand. */
  private harm({ faults }: Catalog): Harm {
    const isPlanned = this.playground.draft.faults.length > 0;
    const byHand: CatalogFault | undefined = faults.find(({ kind }) => kind === this.struck());
    return isPlanned ? 'planned' : (byHand ?? 'planned');
  }

  /** The kind of the first fault that happened in the shown run. */
  private struck(): string | undefined {
    const event = this.playground.log.events.find(({ kind }) => kind === 'fault');
    return event?.kind === 'fault' ? event.fault : undefined;
  }
}

function changed(scenario: Scenario, kind: StepKind, catalog: Catalog): Scenario {
  switch (kind) {
    case 'add-lock':
    case 'widen-lock':
    case 'change-lock': {
      const lock = namedLock(scenario, catalog.locks);
      return lock === null ? scenario : chooseLock(scenario, lock).scenario;
    }
    case 'lengthen-lease':
      return lengthenLease(scenario);
    case 'cover-read':
    case 'use-block':
    case 'mend-program': {
      const block = blockProgram(catalog);
      return block === undefined ? scenario : chooseProgram(scenario, block.text);
    }
    case 'one-order': {
      const program = firstSection(scenario.program);
      return program === null ? scenario : chooseProgram(scenario, program);
    }
    case 'kill-buyer': {
      const fault = catalog.faults.find((one) => one.kind === FIRST_FAULT) ?? null;
      return planFault({ ...scenario, faults: [] }, fault, catalog);
    }
    case 'drop-fault':
      return { ...scenario, faults: [] };
    case 'add-buyers': {
      const processes = Math.min(MANY_BUYERS, catalog.limits.processes);
      return { ...scenario, placement: { ...scenario.placement, processes } };
    }
    case 'quicken':
      return choosePace(scenario, { thinkMs: QUICK_MS, holdMs: QUICK_MS });
    case 'compare-locks':
    case 'confirm-locks':
    case 'repeat-luck':
    case 'finish':
    case 'repeat':
      return scenario;
  }
}

function isForLock(kind: StepKind): boolean {
  return kind === 'add-lock' || kind === 'widen-lock' || kind === 'change-lock';
}

/** The bundled program that takes its lock for a block. */
function blockProgram({ programs }: Catalog) {
  return programs.find(({ text }) => text.includes('with lock:'));
}
