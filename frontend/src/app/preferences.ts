import { readFragment } from '../share/address';
import { languageOf, type Language } from '../texts/languages';
import type { TipMemory } from './tips';

export type Theme = 'system' | 'light' | 'dark';

/** Under this name a tab remembers the workshop that it is in. */
export const WORKSHOP = 'workshop';

const YEAR_S = 31_536_000;

/** The page's language: what its address asks for, else what its frame was rendered in. */
export function pageLanguage(): Language {
  const { language } = readFragment(location.hash);
  return language ?? languageOf(document.documentElement.lang || navigator.language);
}

/** Remembers the language where the server reads it, too. */
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

/** The tips that this browser has shown. */
export const TIP_MEMORY: TipMemory = {
  read: () => /(?:^|; )tips=([\w.-]+)/.exec(document.cookie)?.[1]?.split('.') ?? [],
  write: (had) => remember('tips', had.join('.')),
};

function remember(name: string, value: string | null): void {
  const age = value === null ? 0 : YEAR_S;
  document.cookie = `${name}=${value ?? ''}; Path=/; Max-Age=${String(age)}; SameSite=Lax`;
}
