// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { ShownRun } from './shown-run';

async function shown(safety: string, liveness: string): Promise<string> {
  const verdict = { safety, liveness, sentence: 'So it is.', findings: [], figures: {} };
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ status: 'finished', verdict })));
  const element = new ShownRun();
  element.run = 'some-run';
  document.body.append(element);
  await vi.waitFor(() => {
    expect(element.shadowRoot?.textContent).toContain('So it is.');
  });
  element.remove();
  return element.shadowRoot?.querySelector('.verdict')?.className ?? '';
}

afterEach(() => {
  vi.unstubAllGlobals();
});

it.each([
  ['held', 'finished', 'good'],
  ['held', 'stuck', 'stuck'],
  ['held', 'timed-out', 'uneasy'],
  ['violated', 'finished', 'wrong'],
])('a run that is %s and %s looks %s to everybody', async (safety, liveness, tone) => {
  expect(await shown(safety, liveness)).toBe(`verdict ${tone}`);
});
