import { expect, it } from 'vitest';
import type { Fetch } from '../api/http';
import { refusalOf } from './export-refusal';

const problem = JSON.stringify({ title: 'No lock', detail: 'No buyer asked for the lock.' });

it('lets a file that can be had be saved without reading it', async () => {
  const asked: string[] = [];
  const fetch: Fetch = (_, init) => {
    asked.push(init?.method ?? 'GET');
    return Promise.resolve(new Response(null, { status: 200 }));
  };

  expect(await refusalOf(fetch, '/export')).toBe('');
  expect(asked).toEqual(['HEAD']);
});

it('says why a file is refused', async () => {
  const fetch: Fetch = (_, init) =>
    Promise.resolve(new Response(init?.method === 'HEAD' ? null : problem, { status: 409 }));

  expect(await refusalOf(fetch, '/export')).toBe('No buyer asked for the lock.');
});

it('leaves an unreachable server to the browser', async () => {
  expect(await refusalOf(() => Promise.reject(new TypeError()), '/export')).toBe('');
});
