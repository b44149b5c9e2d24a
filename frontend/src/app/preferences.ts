import type { Language } from '../model/language';
import type { GuideMemory } from './guide';
import type { StepMemory } from './next-steps';

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

/** The kinds of next steps that this browser does not show any more. */
export const STEP_MEMORY: StepMemory = {
  read: () => /(?:^|; )steps=([\w.-]+)/.exec(document.cookie)?.[1]?.split('.') ?? [],
  write: (dismissed) => remember('steps', dismissed.join('.')),
};

/** Remembers whether the settings that a beginner does not need are unfolded. */
export interface FoldMemory {
  read(): boolean;
  write(isOpen: boolean): void;
}

export const MORE_MEMORY: FoldMemory = {
  read: () => /(?:^|; )more=open(?:;|$)/.test(document.cookie),
  write: (isOpen) => remember('more', isOpen ? 'open' : null),
};

function remember(name: string, value: string | null): void {
  const age = value === null ? 0 : YEAR_S;
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `${name}=${value ?? ''}; Path=/; Max-Age=${String(age)}; SameSite=Lax${secure}`;
}
