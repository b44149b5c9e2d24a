export type Language = 'en' | 'zh';

/** The language of a `lang` attribute or of a browser's preference; English where it is neither. */
export function languageOf(tag: string | null | undefined): Language {
  return tag?.toLowerCase().startsWith('zh') === true ? 'zh' : 'en';
}
