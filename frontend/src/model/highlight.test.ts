import { expect, it } from 'vitest';
import { highlight } from './highlight';

const JAVA = 'if (count > 0) { // sell\n  store.write("a // b", 10);\n}';
const PYTHON = "with lock:  # held\n    data['count'] -= 1";

it.each([
  ['java', JAVA],
  ['python', PYTHON],
  ['steps', 'think 10 # a while'],
] as const)('loses nothing of %s', (language, code) => {
  const tokens = highlight(code, language);
  expect(tokens.map(({ text }) => text).join('')).toBe(code);
});

it('tells words, texts, numbers and comments apart', () => {
  const kindOf = (text: string, tokens = highlight(JAVA, 'java')) =>
    tokens.find((token) => token.text === text)?.kind;
  expect(kindOf('if')).toBe('keyword');
  expect(kindOf('"a // b"')).toBe('string');
  expect(kindOf('10')).toBe('number');
  expect(kindOf('// sell')).toBe('comment');
  expect(kindOf('# held', highlight(PYTHON, 'python'))).toBe('comment');
  expect(kindOf('＃ 拿锁', highlight('lock ＃ 拿锁', 'steps'))).toBe('comment');
});
