const plural = (n: number, one: string, many: string) => `${String(n)} ${n === 1 ? one : many}`;

/** Texts around links, recorded runs, exports and the browser session. */
export const shareEn = {
  share: 'Share',
  longLink: (characters: string) => `This address has ${characters} characters.`,
  longLinkHelp:
    'Some chat programs cut addresses after 2,000 characters. A short link stays whole.',
  problem: {
    'too-long': 'This address is longer than any scenario: it was not made here.',
    truncated: 'This address was cut off on its way here, so the scenario in it is not complete.',
    damaged: 'This address was changed on its way here, so no scenario can be read from it.',
    'future-version': 'This address was made by a newer Lock Playground than this one.',
    invalid: 'This address holds something, but not a scenario that can be run.',
    'no-scenario': 'There is no scenario behind this link.',
    'no-run':
      'There is no run behind this link. Runs that were not shared are forgotten after a while.',
    unreachable: 'The server does not answer, so what is behind this link cannot be shown.',
  },
  problemHelp: 'What you had is still here. Ask for the whole link, or start from the beginning.',
  startScenario: 'Start scenario',
  close: 'Close',
};

export type ShareTexts = typeof shareEn;
export { plural };
