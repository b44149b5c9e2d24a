import { describe, expect, it } from 'vitest';
import { catalogLock } from '../testing/catalog';
import type { Liveness, Verdict } from './run';
import type { Progress } from './answers';
import { type Ending, endingOf, type LockFit, namedLock, nextStep, STEP_KINDS } from './next-step';
import { complete, type PartialScenario } from './scenario';

const SAFETIES = ['held', 'violated'] as const;
const PROGRESSES: readonly Progress[] = ['finished', 'recovered', 'stuck', 'cut-off'];
const FITS: readonly LockFit[] = ['none', 'short', 'leaky', 'right', 'expiring'];

const PLAIN: Ending = {
  safety: 'held',
  progress: 'finished',
  lock: 'right',
  isHarmed: false,
  hasCycle: false,
  soldNothing: false,
  isTimedOut: false,
  hasBlock: false,
  isAlone: false,
};

/** Of runs without a fault, with a program by hand: safety, progress, then the step under each fit of the lock. */
const UNHARMED = [
  ['held', 'finished', 'repeat-luck', 'widen-lock', 'change-lock', 'kill-buyer', 'lengthen-lease'],
  ['held', 'recovered', 'repeat-luck', 'widen-lock', 'change-lock', 'kill-buyer', 'lengthen-lease'],
  ['held', 'stuck', 'use-block', 'use-block', 'use-block', 'use-block', 'use-block'],
  ['held', 'cut-off', 'finish', 'finish', 'finish', 'finish', 'finish'],
  ['violated', 'finished', 'add-lock', 'widen-lock', 'change-lock', 'cover-read', 'lengthen-lease'],
  [
    'violated',
    'recovered',
    'add-lock',
    'widen-lock',
    'change-lock',
    'cover-read',
    'lengthen-lease',
  ],
  ['violated', 'stuck', 'add-lock', 'widen-lock', 'change-lock', 'cover-read', 'lengthen-lease'],
  ['violated', 'cut-off', 'add-lock', 'widen-lock', 'change-lock', 'cover-read', 'lengthen-lease'],
] as const;

/** The same after a fault. */
const HARMED = [
  [
    'held',
    'finished',
    'drop-fault',
    'confirm-locks',
    'confirm-locks',
    'confirm-locks',
    'confirm-locks',
  ],
  [
    'held',
    'recovered',
    'drop-fault',
    'confirm-locks',
    'confirm-locks',
    'confirm-locks',
    'confirm-locks',
  ],
  [
    'held',
    'stuck',
    'drop-fault',
    'compare-locks',
    'compare-locks',
    'compare-locks',
    'compare-locks',
  ],
  ['held', 'cut-off', 'finish', 'finish', 'finish', 'finish', 'finish'],
  [
    'violated',
    'finished',
    'add-lock',
    'widen-lock',
    'change-lock',
    'compare-locks',
    'compare-locks',
  ],
  [
    'violated',
    'recovered',
    'add-lock',
    'widen-lock',
    'change-lock',
    'compare-locks',
    'compare-locks',
  ],
  ['violated', 'stuck', 'add-lock', 'widen-lock', 'change-lock', 'compare-locks', 'compare-locks'],
  [
    'violated',
    'cut-off',
    'add-lock',
    'widen-lock',
    'change-lock',
    'compare-locks',
    'compare-locks',
  ],
] as const;

describe('the next step after a run', () => {
  const rows = [
    ...UNHARMED.map((row) => ({ row, isHarmed: false })),
    ...HARMED.map((row) => ({ row, isHarmed: true })),
  ];
  const cases = rows.flatMap(({ row: [safety, progress, ...steps], isHarmed }) =>
    FITS.map((lock, index) => ({ safety, progress, lock, isHarmed, step: steps[index] })),
  );

  it.each(cases)(
    'that is $safety and $progress with a lock that is $lock, harmed: $isHarmed, is $step',
    ({ step, ...ending }) => {
      expect(nextStep({ ...PLAIN, ...ending })).toBe(step);
    },
  );

  it('exists for every combination of what a run can be', () => {
    const both = [false, true];
    const endings = [...SAFETIES, null].flatMap((safety) =>
      PROGRESSES.flatMap((progress) =>
        FITS.flatMap((lock) =>
          both.flatMap((isHarmed) =>
            both.flatMap((soldNothing) =>
              both.flatMap((isTimedOut) =>
                both.flatMap((hasBlock) =>
                  both.map((isAlone): Ending => ({
                    safety,
                    progress,
                    lock,
                    isHarmed,
                    hasCycle: false,
                    soldNothing,
                    isTimedOut,
                    hasBlock,
                    isAlone,
                  })),
                ),
              ),
            ),
          ),
        ),
      ),
    );
    const offered = new Set(endings.map(nextStep));
    offered.add(nextStep({ ...PLAIN, hasCycle: true }));
    expect([...offered].sort()).toEqual([...STEP_KINDS].sort());
  });

  it.each([
    ['a run without a verdict', { safety: null }, 'repeat'],
    ['one that the time limit ended', { progress: 'cut-off', isTimedOut: true }, 'quicken'],
    [
      'one with a fault that the limit ended',
      { progress: 'cut-off', isTimedOut: true, isHarmed: true },
      'drop-fault',
    ],
    ['one that sold nothing', { soldNothing: true }, 'mend-program'],
    ['one that sold nothing after a fault', { soldNothing: true, isHarmed: true }, 'drop-fault'],
    ['a single buyer without a lock', { lock: 'none', isAlone: true }, 'add-buyers'],
    ['one that is stuck in spite of a block', { progress: 'stuck', hasBlock: true }, 'change-lock'],
    ['a deadlock', { progress: 'stuck', hasCycle: true, soldNothing: true }, 'one-order'],
    [
      'a deadlock after a fault',
      { progress: 'stuck', hasCycle: true, isHarmed: true },
      'compare-locks',
    ],
    ['one whose lock fails in a block', { safety: 'violated', hasBlock: true }, 'change-lock'],
  ] as const)('after %s', (_, ending, step) => {
    expect(nextStep({ ...PLAIN, ...ending })).toBe(step);
  });
});

const verdict = (liveness: Liveness, over: Partial<Verdict> = {}): Verdict => ({
  safety: 'held',
  liveness,
  sentence: '',
  findings: [],
  figures: { sold: 1 },
  ...over,
});

const ended = (
  given: PartialScenario,
  judged: Verdict | null,
  lock = catalogLock('semaphore'),
): Ending =>
  endingOf({ scenario: complete(given), status: 'finished' }, judged, {
    lock,
    isHarmed: false,
    hasBlock: false,
  });

describe('an ending', () => {
  const locked = { lock: { kind: 'semaphore' } };

  it('has a lock that fits if every buyer sees it and it keeps them apart', () => {
    expect(ended({}, verdict('finished')).lock).toBe('none');
    expect(ended(locked, verdict('finished')).lock).toBe('right');
    const twoHosts = { ...locked, placement: { hosts: 2 } };
    expect(ended(twoHosts, verdict('finished')).lock).toBe('short');
    const findings = [{ kind: 'broken-lock', sentence: '', witness: [] }];
    expect(ended(locked, verdict('finished', { findings })).lock).toBe('leaky');
    const expiry = (variant: string) => [
      { kind: 'two-holders', sentence: '', witness: [] },
      { kind: 'lease-too-short', variant, sentence: '', witness: [] },
    ];
    const under = (variant: string) =>
      ended({ lock: { kind: 'redis' } }, verdict('finished', { findings: expiry(variant) })).lock;
    expect([under(''), under('luck'), under('fenced')]).toEqual(['expiring', 'expiring', 'right']);
  });

  it('has a cycle if the verdict names a deadlock, also one that the lock has ended', () => {
    const found = (kind: string) =>
      ended(locked, verdict('stuck', { findings: [{ kind, sentence: '', witness: [] }] })).hasCycle;
    expect(['deadlock', 'deadlock-refused', 'stuck'].map(found)).toEqual([true, true, false]);
  });

  it('tells the time limit from other cuts, and sales from none', () => {
    expect(ended(locked, verdict('timed-out'))).toMatchObject({
      progress: 'cut-off',
      isTimedOut: true,
      soldNothing: false,
    });
    const none = verdict('stopped', { figures: { sold: 0 } });
    expect(ended(locked, none)).toMatchObject({ isTimedOut: false, soldNothing: true });
    expect(ended({ stock: 0 }, none).soldNothing).toBe(false);
    expect(ended(locked, null).safety).toBeNull();
  });
});

describe('the named lock', () => {
  const locks = [
    catalogLock('none', { reach: 'none', holds: false }),
    catalogLock('atomic', { reach: 'cluster', holds: false }),
    catalogLock('semaphore'),
    catalogLock('advisory', { reach: 'cluster' }),
  ];

  it('is seen by all buyers, guards the store and is another one', () => {
    const named = (given: PartialScenario) => namedLock(complete(given), locks)?.kind;
    expect(named({})).toBe('semaphore');
    expect(named({ placement: { hosts: 2 } })).toBe('advisory');
    expect(named({ lock: { kind: 'semaphore' } })).toBe('advisory');
    expect(named({ store: 'memory' })).toBeUndefined();
  });
});
