import { describe, expect, it } from 'vitest';
import type { Fixed } from '../model/fixed';
import type { Verdict } from '../model/run';
import { complete, type PartialScenario, type Scenario } from '../model/scenario';
import { CATALOG } from '../testing/catalog';
import { history, logOf } from '../testing/history';
import type { Harm } from './lock-tour';
import { NextSteps } from './next-steps';
import type { Playground } from './playground';

const BLOCK = 'with lock:\n  read\n  take\n  write';
const PROGRAMS = [...CATALOG.programs, { id: 'scoped', name: '', summary: '', text: BLOCK }];

/** A page that shows a run that is over. */
function page(given: PartialScenario, over: Partial<Verdict> = {}) {
  const started: Scenario[] = [];
  const tours: Harm[] = [];
  const scenario = complete(given);
  const shown = {
    catalog: { ...CATALOG, programs: PROGRAMS },
    draft: scenario,
    verdict: {
      safety: 'held',
      liveness: 'finished',
      sentence: '',
      findings: [],
      figures: { sold: 1 },
      ...over,
    } as Verdict | null,
    log: logOf(given, history()),
    isSettled: true,
    isStepping: false,
    differing: [] as string[],
    session: { run: { id: 'r1', status: 'finished', scenario }, isBusy: false },
    comparison: { mainView: 'run' },
    next: { change: (draft: { scenario: Scenario }) => (shown.draft = draft.scenario) },
    lockOf: ({ lock }: Scenario) => CATALOG.locks.find(({ kind }) => kind === lock.kind) ?? null,
    run: () => Promise.resolve(started.push(shown.draft)),
    tourLocks: (harm: Harm) => tours.push(harm),
  };
  let had: readonly string[] = [];
  const memory = { read: () => had, write: (now: readonly string[]) => void (had = now) };
  const steps = () => new NextSteps(shown as unknown as Playground, memory);
  return { shown, started, tours, steps };
}

const offered = (steps: NextSteps, fixed: Fixed = []) => steps.offer(fixed)?.kind ?? null;
const UNSAFE = { safety: 'violated' } as const;
const LOCKED = { lock: { kind: 'semaphore' } };
const KILLED = { buyer: 'holder', at: 'write', kind: 'crash', forMs: null } as const;

describe('a step', () => {
  it('is offered once the run is shown to its end, and nothing else is offered', () => {
    const { shown, steps } = page({}, UNSAFE);
    const own = steps();
    expect(own.offer([])).toMatchObject({ kind: 'add-lock', lock: 'The semaphore', place: 'lock' });
    shown.differing = ['lock'];
    expect(offered(own)).toBeNull();
    shown.differing = [];
    shown.comparison.mainView = 'tour';
    expect(offered(own)).toBeNull();
    shown.comparison.mainView = 'run';
    shown.isSettled = false;
    expect(offered(own)).toBeNull();
  });

  it('is not offered where an exercise keeps what it would change', () => {
    const { steps } = page({}, UNSAFE);
    expect(offered(steps(), ['lock.kind'])).toBeNull();
    expect(offered(steps(), ['faults'])).toBe('add-lock');
  });

  it('does not come back once it was dismissed, not even on the next visit', () => {
    const { steps } = page({}, UNSAFE);
    const own = steps();
    own.dismiss('add-lock');
    expect(offered(own)).toBeNull();
    expect(offered(steps())).toBeNull();
  });
});

describe('taking a step', () => {
  it('runs with the named lock', () => {
    const { started, steps } = page({}, UNSAFE);
    steps().act('add-lock');
    expect(started).toMatchObject([{ lock: { kind: 'semaphore' }, mode: 'free' }]);
  });

  it('keeps the step mode of an exercise, and leaves any other', () => {
    const { started, steps } = page({ mode: 'step' }, { liveness: 'stopped' });
    expect(offered(steps(), ['mode'])).toBe('finish');
    steps().act('finish', ['mode']);
    steps().act('finish');
    expect(started).toMatchObject([{ mode: 'step' }, { mode: 'free' }]);
  });

  it('can be followed by the next one, until a run is started otherwise', () => {
    const { shown, steps } = page({}, UNSAFE);
    const own = steps();
    const offers = (run: string) => {
      shown.session.run = { ...shown.session.run, id: run };
      return own.offer([])?.isFollowUp;
    };
    expect(offers('r1')).toBe(false);
    own.act('add-lock');
    expect(offers('r1')).toBe(false);
    expect([offers('r2'), offers('r2')]).toEqual([true, true]);
    expect(offers('r3')).toBe(false);
  });

  it('kills the holder before it writes', () => {
    const { started, steps } = page(LOCKED);
    expect(offered(steps())).toBe('kill-buyer');
    steps().act('kill-buyer');
    expect(started).toMatchObject([{ faults: [KILLED] }]);
  });

  it('runs without the fault', () => {
    const { started, steps } = page({ ...LOCKED, faults: [KILLED] });
    steps().act('drop-fault');
    expect(started).toMatchObject([{ faults: [] }]);
  });

  it('puts the program into a block', () => {
    const { started, steps } = page(LOCKED, { liveness: 'stuck' });
    expect(offered(steps())).toBe('use-block');
    steps().act('use-block');
    expect(started).toMatchObject([{ program: BLOCK }]);
  });

  it('lets the lease outlast the work', () => {
    const findings = [{ kind: 'lease-too-short', variant: '', sentence: '', witness: [] }];
    const short = { lock: { kind: 'redis', leaseMs: 100 } };
    const { started, steps } = page(short, { ...UNSAFE, findings });
    expect(offered(steps())).toBe('lengthen-lease');
    steps().act('lengthen-lease');
    expect(started).toMatchObject([{ lock: { kind: 'redis', leaseMs: 2_000 } }]);
  });

  it('lets ten buyers compete', () => {
    const { started, steps } = page({ placement: { processes: 1 } });
    expect(offered(steps())).toBe('add-buyers');
    steps().act('add-buyers');
    expect(started).toMatchObject([{ placement: { processes: 10 } }]);
  });

  it('lets the buyers work faster', () => {
    const { started, steps } = page(LOCKED);
    steps().act('quicken');
    expect(started[0]?.program).toContain('think 1\n');
  });

  it('runs the planned fault under all locks, and one that was injected by hand, too', () => {
    const planned = page({ ...LOCKED, faults: [KILLED] });
    planned.steps().act('compare-locks');
    expect(planned.tours).toEqual(['planned']);

    const byHand = page(LOCKED, { liveness: 'stuck' });
    byHand.shown.log = logOf(LOCKED, [
      { seq: 1, t: 1, kind: 'fault', buyer: 1, fault: 'freeze', by: 'hand' },
    ]);
    expect(offered(byHand.steps())).toBe('compare-locks');
    byHand.steps().act('compare-locks');
    expect(byHand.tours).toMatchObject([{ kind: 'freeze' }]);
  });

  it('waits for the run in progress', () => {
    const { shown, started, steps } = page({}, UNSAFE);
    shown.session.isBusy = true;
    steps().act('add-lock');
    expect(started).toEqual([]);
  });
});
