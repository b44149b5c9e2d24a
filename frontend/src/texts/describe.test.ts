import { expect, it } from 'vitest';
import { history } from '../testing/history';
import { describe, ofLock } from './describe';
import { en } from './en';
import { zh } from './zh';

const [named, unnamed, read] = history(
  [1, { kind: 'lock-requested', buyer: 0, lock: 'A' }],
  [2, { kind: 'lock-requested', buyer: 0 }],
  [3, { kind: 'read', buyer: 0, count: 1 }],
).map((event) => ({ en: describe(event, en), zh: describe(event, zh) }));

it('names the lock of an event, unless it is the only one', () => {
  expect(named).toEqual({ en: 'A: Asks for the key.', zh: 'A：申请钥匙。' });
  expect(unnamed).toEqual({ en: 'Asks for the key.', zh: '申请钥匙。' });
  expect(read?.en).toBe('Read 1 into its own copy.');
});

it('names the lock of a bar of the timeline', () => {
  expect(ofLock('A', 'has the key', en)).toBe('A: has the key');
  expect(ofLock('lock', 'has the key', en)).toBe('has the key');
  expect(ofLock(null, 'thinks', en)).toBe('thinks');
});

it('says so where a half-written file was empty', () => {
  const [empty, half] = history(
    [1, { kind: 'failed', buyer: 0, what: 'torn-read', content: '' }],
    [2, { kind: 'queried', buyer: 0, what: 'torn-read', content: '{"cou' }],
  ).map((event) => ({ en: describe(event, en), zh: describe(event, zh) }));

  expect(empty).toEqual({
    en: 'Read a half-written file (empty)',
    zh: '读到写了一半的文件（内容为空）',
  });
  expect(half?.en).toBe('Read a half-written file: “{"cou”');
});
