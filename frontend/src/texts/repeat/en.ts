const steps = (n: number) => (n === 1 ? 'one step' : `${String(n)} steps`);

/** The texts around repeating a run. */
export const repeatEn = {
  repeat: 'Repeat',
  help: 'Real processes take the same steps in the same order again',
  exactly: 'Repeat exactly',
  exactlyHelp:
    'New processes take the same steps in the recorded order; faults injected by hand are injected again.',
  otherLock: 'Another lock',
  underLock: 'Repeat under this lock',
  underLockHelp: 'The same order. A buyer that the lock blocks is skipped and catches up later.',
  earlier: '↶ One step back',
  earlierHelp:
    'Starts again with new processes, repeats all steps but the last one and waits there',
  bound: (n: number) => `The next run follows a recorded order of ${steps(n)}.`,
  release: 'Run freely',
  same: 'The same: every buyer read and wrote as in the recorded run.',
  goesOn: 'The same up to where the recorded run was ended; this run continues from there:',
  parted: 'The runs differ from here:',
  before: 'recorded',
  now: 'now',
  show: 'Show it in the timeline',
  nothing: 'nothing more',
  step: (who: string, what: string, line: number) =>
    line === 0 ? `${who}: ${what}` : `${who}, line ${String(line)}: ${what}`,
};
