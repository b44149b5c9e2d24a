const gates = (n: number) => (n === 1 ? 'one gate' : `${String(n)} gates`);

/** The texts around repeating a run. */
export const repeatEn = {
  repeat: 'Repeat',
  help: 'Let real processes take the same steps in the same order again',
  exactly: 'Repeat exactly',
  exactlyHelp:
    'New processes go through the same steps in the order that was recorded; what you broke by hand is broken again.',
  otherLock: 'Another lock',
  underLock: 'Repeat under this lock',
  underLockHelp: 'The same order. A buyer that the lock blocks is skipped and catches up later.',
  earlier: '↶ One step back',
  earlierHelp:
    'Starts again with new processes, repeats all steps but the last one and waits there',
  bound: (n: number) => `The next run follows a recorded order of ${gates(n)}.`,
  release: 'Run freely',
  same: 'The same again: every buyer read and wrote as in the run that was recorded.',
  goesOn:
    'The same again as far as the recorded run got before it was ended; this one goes on from there:',
  parted: 'Here the two runs part:',
  before: 'then',
  now: 'now',
  show: 'Show it in the timeline',
  nothing: 'nothing more',
  step: (who: string, what: string, line: number) =>
    line === 0 ? `${who}: ${what}` : `${who}, line ${String(line)}: ${what}`,
};
