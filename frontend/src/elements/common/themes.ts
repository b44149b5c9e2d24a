import type { Theme } from '../../app/preferences';

/** The sign of each theme, for its button. */
export const THEME_SIGNS: Readonly<Record<Theme, string>> = { system: '◐', light: '☀', dark: '☾' };

/** The theme that the button switches to. */
export const NEXT_THEME: Readonly<Record<Theme, Theme>> = {
  system: 'light',
  light: 'dark',
  dark: 'system',
};
