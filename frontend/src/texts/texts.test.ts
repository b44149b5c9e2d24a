import { expect, it } from 'vitest';
import { languageOf } from '../model/language';
import { en } from './en';
import { exerciseTexts } from './exercise-texts';
import { workshopTexts } from './workshop-texts';
import { zh } from './zh';

function leaves(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) {
    return [`${path}:${typeof value}`];
  }
  return Object.entries(value).flatMap(([key, child]) => leaves(child, `${path}.${key}`));
}

/** English sentences of a list of texts, by their path; functions are called with samples. */
function sentences(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') {
    return [[path, value]];
  }
  if (typeof value === 'function') {
    return samplesOf(value).map((sample) => [path, sample]);
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, child]) => sentences(child, `${path}.${key}`))
    : [];
}

/** What a text says for some kinds of arguments; those that do not suit it say nothing. */
function samplesOf(text: object): string[] {
  const record = new Proxy({}, { get: (_, key) => (key === 'lasting' ? ['a', 'b'] : 3) });
  return [3, 'q', true, ['q'], record].flatMap((sample) => {
    try {
      const said: unknown = Reflect.apply(text as () => unknown, undefined, Array(4).fill(sample));
      return typeof said === 'string' ? [said] : [];
    } catch {
      return [];
    }
  });
}

/** The paths of texts with the same English words in both. */
function untranslated(english: unknown, other: unknown): string[] {
  const others = new Set(sentences(other).map(([path, said]) => `${path} ${said}`));
  return sentences(english)
    .filter(([, said]) => /[a-z]{4,} [a-z]/i.test(said))
    .filter(([path, said]) => others.has(`${path} ${said}`))
    .map(([path]) => path);
}

it.each([
  ['the playground', en, zh],
  ['workshops', workshopTexts('en'), workshopTexts('zh')],
  ['exercises', exerciseTexts('en'), exerciseTexts('zh')],
])('translates every sentence of %s', (_, english, chinese) => {
  expect(untranslated(english, chinese)).toEqual([]);
  expect(leaves(chinese).sort()).toEqual(leaves(english).sort());
});

it('would find a sentence that was only copied, in a function, too', () => {
  const copied = {
    a: 'Nothing was started.',
    b: (n: number) => `${String(n)} buyers wait`,
    c: 'OK',
  };
  expect(untranslated(copied, copied)).toEqual(expect.arrayContaining(['.a', '.b']));
  expect(untranslated(copied, { a: '没有启动。', b: () => '有买家在等', c: 'OK' })).toEqual([]);
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
