/** The texts of the picture of who waits for whom. */
export const waitForEn = {
  title: 'Who waits for whom',
  condition: {
    working: 'has the key',
    thrown: 'failed, and still has the key',
    done: 'is done, and still has the key',
    hung: 'hangs, and keeps the key',
    dead: 'is dead; the key went with it',
    frozen: 'is frozen with the key in its hand',
    unaware: 'does not know that its key is gone',
  },
  nobody: 'nobody has the key',
  waiting: (names: string, more: number) =>
    more === 0 ? `waiting: ${names}` : `waiting: ${names} and ${String(more)} more`,
};
