import { type Language, languageOf } from '../model/language';
import { readFragment } from './address';

/** The page's language: what its address asks for, else what its frame was rendered in. */
export function pageLanguage(): Language {
  const { language } = readFragment(location.hash);
  return language ?? languageOf(document.documentElement.lang || navigator.language);
}
