import type { Language } from '../model/language';
import type { GuideMemory } from './guide';
import type { TipMemory } from './tips';

export type Theme = 'system' | 'light' | 'dark';

/** The key of session storage for the workshop that this tab is in. */
export const WORKSHOP = 'workshop';

/** The key of session storage for what this tab has hidden of the workshop's shared screen. */
export const WORKSHOP_SEEN = 'workshop-seen';

const YEAR_S = 31_536_000;

/** Stores the language in a cookie, so that the server can read it. */
export function rememberLanguage(language: Language): void {
  remember('lang', language);
}

export function rememberedTheme(): Theme {
  const match = /(?:^|; )theme=(light|dark)(?:;|$)/.exec(document.cookie);
  return (match?.[1] as Theme | undefined) ?? 'system';
}

export function applyTheme(theme: Theme): void {
  remember('theme', theme === 'system' ? null : theme);
  if (theme === 'system') {
    delete document.documentElement.dataset['theme'];
  } else {
    document.documentElement.dataset['theme'] = theme;
  }
}

/** Whether the guided first minute has ended in this browser. */
export const GUIDE_MEMORY: GuideMemory = {
  read: () => /(?:^|; )guide=over(?:;|$)/.test(document.cookie),
  end: () => remember('guide', 'over'),
};

/** The tips that this browser has shown. */
export const TIP_MEMORY: TipMemory = {
  read: () => /(?:^|; )tips=([\w.-]+)/.exec(document.cookie)?.[1]?.split('.') ?? [],
  write: (had) => remember('tips', had.join('.')),
};

function remember(name: string, value: string | null): void {
  const age = value === null ? 0 : YEAR_S;
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `${name}=${value ?? ''}; Path=/; Max-Age=${String(age)}; SameSite=Lax${secure}`;
}
