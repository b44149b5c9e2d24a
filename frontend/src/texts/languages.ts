import { en, type Texts } from './en';
import { zh } from './zh';

export type { Texts };

export type Language = 'en' | 'zh';

const ALL: Readonly<Record<Language, Texts>> = { en, zh };

export function textsOf(language: Language): Texts {
  return ALL[language];
}

/** What goes into `<html lang>`. */
export function htmlLang(language: Language): string {
  return language === 'zh' ? 'zh-Hans' : 'en';
}

/** The language of a `lang` attribute or of a browser's preference; English where it is neither. */
export function languageOf(tag: string | null | undefined): Language {
  return tag?.toLowerCase().startsWith('zh') === true ? 'zh' : 'en';
}
