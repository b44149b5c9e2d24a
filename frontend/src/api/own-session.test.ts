import { expect, it } from 'vitest';
import { Client } from './client';
import { withOwnSession } from './own-session';

it('names one session of its own with every request, beside what the request says', async () => {
  const sent: Headers[] = [];
  const page = () =>
    new Client(
      withOwnSession((_, init) => {
        sent.push(new Headers(init?.headers));
        return Promise.resolve(Response.json({}));
      }),
    );
  const first = page();
  await first.stop('a', 'en');
  await first.run('a', 'en');
  await page().run('a', 'en');

  const codes = sent.map((headers) => headers.get('Lockplay-Session'));
  expect(codes[0]).toMatch(/^[0-9A-HJKMNP-TV-Z]{20}$/);
  expect(codes[1]).toBe(codes[0]);
  expect(codes[2]).not.toBe(codes[0]);
  expect(sent[0]?.get('Content-Type')).toBe('application/json');
});
