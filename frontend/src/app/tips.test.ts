import { expect, it } from 'vitest';
import type { Verdict } from '../model/run';
import { complete } from '../model/scenario';
import { type SeenRun, Tips } from './tips';

/** Remembers as a browser does, beyond a page. */
function memory() {
  let had: readonly string[] = [];
  return { read: () => had, write: (now: readonly string[]) => void (had = now) };
}

function seen(kind: string, isBroken = false): SeenRun {
  const scenario = { ...complete({}), lock: { kind } };
  const verdict: Verdict = {
    safety: kind === 'none' ? 'violated' : 'held',
    liveness: isBroken ? 'recovered' : 'finished',
    sentence: '',
    findings: [],
    figures: {},
  };
  return { run: { id: 'r1', status: 'finished', scenario, verdict }, verdict, isBroken };
}

it('leads from the race to a lock, from the lock to breaking it, and is silent then', () => {
  const tips = new Tips(memory());
  expect(tips.after(null, [])).toBeNull();
  expect(tips.after(seen('none'), [])).toBe('try-lock');
  expect(tips.after(seen('semaphore'), [])).toBe('try-break');
  expect(tips.after(seen('semaphore', true), [])).toBeNull();
  expect(tips.after(seen('none'), [])).toBeNull();
  expect(tips.after(seen('semaphore'), [])).toBeNull();
});

it('leads from a stuck run to another lock, until one survives the fault', () => {
  const tips = new Tips(memory());
  const stuck = seen('semaphore', true);
  const verdict = { ...stuck.verdict, liveness: 'stuck' as const };
  expect(tips.after({ ...stuck, verdict }, [])).toBe('try-other-lock');
  expect(tips.after({ ...stuck, verdict }, ['lock.kind'])).toBeNull();
  expect(tips.after({ ...stuck, verdict }, [])).toBe('try-other-lock');
  expect(tips.after(seen('file-lock', true), [])).toBeNull();
  expect(tips.after({ ...stuck, verdict }, [])).toBeNull();
});

it('does not come back when it was sent away, not even on the next visit', () => {
  const browser = memory();
  const tips = new Tips(browser);
  expect(tips.after(seen('none'), [])).toBe('try-lock');
  tips.dismiss();
  expect(tips.after(seen('none'), [])).toBeNull();
  const nextVisit = new Tips(browser);
  expect(nextVisit.after(seen('none'), [])).toBeNull();
  expect(nextVisit.after(seen('semaphore'), [])).toBe('try-break');
});

it('stays as long as nobody does what it says', () => {
  const browser = memory();
  const tips = new Tips(browser);
  tips.after(seen('none'), []);
  expect(tips.after(seen('none'), [])).toBe('try-lock');
  expect(new Tips(browser).after(seen('none'), [])).toBe('try-lock');
});

it('says nothing of what cannot be chosen', () => {
  const tips = new Tips(memory());
  expect(tips.after(seen('none'), ['lock.kind'])).toBeNull();
  expect(tips.after(seen('semaphore'), ['faults'])).toBeNull();
});
