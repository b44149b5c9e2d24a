import type { StepKind } from '../../model/next-step';

const runAgain = () => 'Run again';
const underAll = () => 'Run under all locks';
const withBlock = () => 'Run with a block';
const withLock = (lock: string) => `Run with “${lock}”`;

/** The texts of the next step that is offered after a run. */
export const nextStepEn = {
  title: 'Next step',
  say: {
    'add-lock': 'Nothing keeps the buyers apart. A lock admits one at a time.',
    'widen-lock': 'Some buyers cannot see this lock. Choose one that all of them see.',
    'change-lock': 'This lock does not keep the buyers apart. Choose one that does.',
    'lengthen-lease': 'The lease ended before the work did. It has to outlast the work.',
    'cover-read': 'The lock has to be held from the read to the write, as in a block.',
    'use-block': 'A “with lock:” block releases its lock on every way out.',
    'mend-program': 'No ticket was sold. Start again from a program that works.',
    'one-order': 'The buyers take the locks in different orders. One order for all has no cycle.',
    'kill-buyer': 'What if a buyer is killed just before it writes?',
    'compare-locks': 'Which locks survive this fault?',
    'confirm-locks': 'This lock survived the fault. Do the others?',
    'drop-fault': 'The fault decided this run. How does it end without it?',
    'add-buyers': 'A single buyer has no rival. Let ten compete.',
    quicken: 'The time limit ended the run. Let the buyers work faster.',
    'repeat-luck': 'That was luck: nothing keeps the buyers apart.',
    finish: 'The run was cut off. Let the next one go to its end.',
    repeat: 'This run has no verdict.',
  } satisfies Readonly<Record<StepKind, string>>,
  buttons: {
    'add-lock': withLock,
    'widen-lock': withLock,
    'change-lock': withLock,
    'lengthen-lease': () => 'Run with a longer lease',
    'cover-read': withBlock,
    'use-block': withBlock,
    'mend-program': withBlock,
    'one-order': () => 'Run in one order',
    'kill-buyer': () => 'Kill one and see',
    'compare-locks': underAll,
    'confirm-locks': underAll,
    'drop-fault': () => 'Run without it',
    'add-buyers': () => 'Run with ten',
    quicken: () => 'Run faster',
    'repeat-luck': runAgain,
    finish: runAgain,
    repeat: runAgain,
  } satisfies Readonly<Record<StepKind, (lock: string) => string>>,
  /** Where the step is the reader's task. */
  where: 'Show me where',
  dismiss: 'Do not show this again',
};
