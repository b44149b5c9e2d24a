import type { Language } from '../model/language';
import { en, type Texts } from './en';
import { zh } from './zh';

export type { Texts };

const ALL: Readonly<Record<Language, Texts>> = { en, zh };

export function textsOf(language: Language): Texts {
  return ALL[language];
}

/** What goes into `<html lang>`. */
export function htmlLang(language: Language): string {
  return language === 'zh' ? 'zh-Hans' : 'en';
}
