import { expect, it } from 'vitest';
import { languageOf } from '../model/language';
import { en } from './en';
import { zh } from './zh';

function leaves(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) {
    return [`${path}:${typeof value}`];
  }
  return Object.entries(value).flatMap(([key, child]) => leaves(child, `${path}.${key}`));
}

it('has every text in both languages, and nothing besides', () => {
  expect(leaves(zh).sort()).toEqual(leaves(en).sort());
});

it('translates every sentence', () => {
  const same = (a: unknown, b: unknown, path: string): string[] => {
    if (typeof a === 'string' && typeof b === 'string') {
      return a === b && /[a-z]{5,} [a-z]/i.test(a) ? [path] : [];
    }
    if (typeof a === 'object' && a !== null && typeof b === 'object' && b !== null) {
      return Object.entries(a).flatMap(([key, child]) =>
        same(child, (b as Record<string, unknown>)[key], `${path}.${key}`),
      );
    }
    return [];
  };
  expect(same(en, zh, '')).toEqual([]);
});

it('knows Chinese by its tag and takes English for the rest', () => {
  expect(['zh', 'zh-CN', 'zh-Hans', 'de', '', null].map((tag) => languageOf(tag))).toEqual([
    'zh',
    'zh',
    'zh',
    'en',
    'en',
    'en',
  ]);
});
