import { expect, it } from 'vitest';
import { history } from '../testing/history';
import { describe as say, whoOf } from '../texts/describe';
import { en } from '../texts/en';
import { findEvents, nextOf } from './event-search';
import { spanFigures } from './span-figures';

const events = history(
  [1, { kind: 'read', buyer: 3, count: 1 }],
  [2, { kind: 'lock-acquired', buyer: 4, waitNs: 7e6 }],
  [3, { kind: 'wrote', buyer: 3, count: 0 }],
  [4, { kind: 'run-finished' }],
);
const find = (words: string) =>
  findEvents(events, words, (event) => `${whoOf(event, en)} ${say(event, en)}`);

it('finds what has every word in it', () => {
  expect(find('buyer 3')).toEqual([1, 3]);
  expect(find('BUYER wrote')).toEqual([3]);
  expect(find('lock-acq')).toEqual([2]);
  expect(find('  ')).toEqual([]);
});

it('goes round', () => {
  expect(nextOf([1, 3], null, 1)).toBe(1);
  expect(nextOf([1, 3], 3, 1)).toBe(1);
  expect(nextOf([1, 3], 1, -1)).toBe(3);
  expect(nextOf([], 1, 1)).toBeNull();
});

it('counts what happened in a span', () => {
  expect(spanFigures(events, 2e6, 3e6)).toEqual({
    lengthNs: 1e6,
    events: 2,
    reads: 0,
    writes: 1,
    grants: 1,
    longestWaitNs: 7e6,
    buyers: 2,
  });
});
