import { expect, it } from 'vitest';
import { parseEvent } from './events';

it('reads an event of the stream', () => {
  const line = '{"seq":17,"t":23514899,"kind":"read","buyer":3,"count":1,"version":0}';
  expect(parseEvent(line)).toEqual({
    seq: 17,
    t: 23514899,
    kind: 'read',
    buyer: 3,
    count: 1,
    version: 0,
  });
});

it.each([
  ['half a line', '{"seq":17,"t":2'],
  ['no object', '17'],
  ['a kind of a newer server', '{"seq":1,"t":0,"kind":"levitated","buyer":0}'],
  ['a buyer’s event without a buyer', '{"seq":1,"t":0,"kind":"read","count":1}'],
  ['no place in the history', '{"t":0,"kind":"run-started"}'],
])('passes over %s', (_, line) => {
  expect(parseEvent(line)).toBeNull();
});
