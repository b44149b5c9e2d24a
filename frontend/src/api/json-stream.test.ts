import { expect, it } from 'vitest';
import { FakeSource } from '../testing/fake-source';
import { followJson } from './json-stream';

function follow() {
  const sources: FakeSource[] = [];
  const later: (() => void)[] = [];
  const seen: unknown[] = [];
  const end = followJson(
    '/room',
    'room',
    {
      take: (value) => seen.push(value),
      connected: (isConnected) => seen.push(isConnected ? 'back' : 'lost'),
    },
    (url) => {
      const source = new FakeSource(url);
      sources.push(source);
      return source;
    },
    (action) => later.push(action),
  );
  return { sources, later, seen, end };
}

it('reports values, and that the connection is lost and back', () => {
  const { sources, later, seen } = follow();
  sources[0]?.send('open');
  sources[0]?.send('room', { code: 'A' });
  sources[0]?.send('error');
  sources[0]?.send('open');

  expect(seen).toEqual(['back', { code: 'A' }, 'lost', 'back']);
  expect(later).toEqual([]);
});

it('opens a stream again that the browser has given up', () => {
  const { sources, later, seen, end } = follow();
  sources[0]?.close();
  sources[0]?.send('error');
  later.shift()?.();

  expect(sources).toHaveLength(2);
  sources[1]?.send('open');
  expect(seen).toEqual(['lost', 'back']);

  end();
  sources[1]?.send('error');
  later.shift()?.();
  expect(sources).toHaveLength(2);
});
