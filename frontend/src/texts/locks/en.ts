/** The texts of scenarios whose locks have names. */
export const locksEn = {
  named: (lock: string) => `Lock ${lock}`,
  /** What is said of a lock. */
  of: (lock: string, said: string) => `${lock}: ${said}`,
  holds: (locks: readonly string[]) =>
    `has the ${locks.length === 1 ? 'key' : 'keys'} of ${locks.join(', ')}`,
  waitsFor: (lock: string) => `waits for ${lock}`,
  waits: (waiter: string, lock: string, holder: string) =>
    `${waiter} waits for lock ${lock}, which ${holder} holds`,
  deadlock: 'deadlock',
  /** A cycle that a lease or a time limit will end. */
  cycle: 'cycle',
  cycleOf: (cycle: string, buyers: string) => `${cycle} of ${buyers}`,
};
