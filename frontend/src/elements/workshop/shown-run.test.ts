// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import type { Language } from '../../model/language';
import { en } from '../../texts/en';
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

/** A server with one answer after another; the last one stays. */
function answering(...answers: readonly (() => Response)[]) {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (url: string) => {
    if (!url.startsWith('/api/runs/')) {
      return Promise.reject(new TypeError('no network'));
    }
    asked.push(url);
    return Promise.resolve((answers[asked.length - 1] ?? answers.at(-1))?.());
  });
  return asked;
}

async function says(sentence: string, language: Language = 'en'): Promise<ShownRun> {
  const element = new ShownRun();
  element.run = 'some-run';
  element.language = language;
  document.body.append(element);
  await vi.waitFor(() => {
    expect(element.shadowRoot?.querySelector('.verdict')?.textContent.trim()).toBe(sentence);
  });
  return element;
}

it('says that a run is gone, and asks no more', async () => {
  const asked = answering(() => Response.json({ title: 'Gone' }, { status: 404 }));
  const element = await says('This run no longer exists.');
  expect(element.shadowRoot?.querySelector('inline-run, a')).toBeNull();
  expect(asked).toHaveLength(1);
  element.remove();
});

it('says that a run has ended without a verdict', async () => {
  answering(() => Response.json({ status: 'interrupted', verdict: null }));
  (await says(en.verdict.unjudged)).remove();
});

it('follows one language at a time', async () => {
  vi.useFakeTimers();
  const asked = answering(() => Response.json({ status: 'running', verdict: null }));
  const element = new ShownRun();
  element.run = 'some-run';
  document.body.append(element);
  await vi.advanceTimersByTimeAsync(0);
  element.language = 'zh';
  await vi.advanceTimersByTimeAsync(0);
  const before = asked.length;
  await vi.advanceTimersByTimeAsync(1_000);
  const later = asked.slice(before).filter((url) => !url.includes('events'));
  element.remove();
  vi.useRealTimers();
  expect(later.length).toBeGreaterThan(0);
  expect(later.filter((url) => url.includes('lang=en'))).toEqual([]);
});
