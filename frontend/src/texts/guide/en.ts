/** The texts of the guided first minute. */
export const guideEn = {
  title: 'First minute',
  end: 'End the guide',
  step: (at: number, all: number) => `${String(at)} of ${String(all)}`,
  running: 'Skip to the end',
  predict: 'One ticket, ten buyers, no lock. How many will be sold?',
  predictions: { '1': '1', '2-5': '2 to 5', '6-10': '6 to 10' },
  run: (said: string, isSlow: boolean) =>
    `You say ${said}. Watch ten real processes${isSlow ? ', in slow motion' : ''}.`,
  runButton: 'Run',
  why: (at: number, who: string, what: string) => `Why? ${String(at)}/4: ${who}: ${what}`,
  whyLast: (who: string, what: string) => `4/4: ${who}: ${what} It overwrites the other update.`,
  whyNot: 'By luck, no update was lost this time. Run it again.',
  next: 'Next',
  lock: 'A lock admits one buyer at a time: the others wait until it is free.',
  lockButton: 'Run with a semaphore',
  break: 'Safe: one ticket, sold once. What if the buyer that holds the lock is killed?',
  breakButton: 'Kill the holder',
  survive: 'Stuck: a semaphore stays taken when its holder dies. The kernel frees a file lock.',
  surviveButton: 'Kill it under a file lock',
  exercise: 'Recovered: the next buyer got the lock. Now try it yourself.',
  exerciseButton: 'Exercise 1',
};
