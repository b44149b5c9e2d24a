/** The texts of the wait-for graph. */
export const waitForEn = {
  title: 'Who waits for whom',
  ofLock: (lock: string) => `${lock}:`,
  cycle: 'in a cycle',
  condition: {
    working: 'holds the key',
    thrown: 'failed and still holds the key',
    done: 'finished and still holds the key',
    hung: 'hangs and holds the key',
    dead: 'is dead and never gave the key back',
    frozen: 'is frozen and holds the key',
    unaware: 'does not know that it has lost the key',
  },
  nobody: 'no buyer holds the key',
  waiting: (names: string, more: number) =>
    more === 0 ? `waiting: ${names}` : `waiting: ${names} and ${String(more)} more`,
};
