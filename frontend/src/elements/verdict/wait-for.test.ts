// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import type { Wait } from '../../model/wait-for';
import { en } from '../../texts/en';
import { zh } from '../../texts/zh';
import { WaitFor } from './wait-for';

const wait = (lock: string, holder: number, waiter: number, isInCycle: boolean): Wait => ({
  lock,
  isInCycle,
  holders: [{ buyer: holder, condition: 'working' }],
  waiters: [waiter],
});
const DEADLOCK = [wait('A', 0, 1, true), wait('B', 1, 0, true)];

let panel: WaitFor;

async function show(over: Partial<WaitFor>): Promise<readonly HTMLLIElement[]> {
  Object.assign(panel, { texts: en, ...over });
  await panel.updateComplete;
  return [...(panel.shadowRoot?.querySelectorAll('li') ?? [])];
}

const said = (entry: Element | undefined) => entry?.textContent.replace(/\s+/g, ' ').trim();

beforeEach(() => {
  panel = new WaitFor();
  document.body.replaceChildren(panel);
});

describe('the panel of who waits for whom', () => {
  it('names the lock of each entry and marks a cycle with a sign and a word', async () => {
    const entries = await show({ waits: DEADLOCK, named: true });

    expect(entries.map(said)).toEqual([
      'A: ▸ buyer 0 holds the key ↳ waiting: buyer 1 ⟳ in a cycle',
      'B: ▸ buyer 1 holds the key ↳ waiting: buyer 0 ⟳ in a cycle',
    ]);
    expect(entries.every(({ className }) => className === 'cycle')).toBe(true);
  });

  it('does so in Chinese', async () => {
    const entries = await show({ texts: zh, waits: DEADLOCK, named: true });

    expect(said(entries[0])).toBe('A： ▸ 买家 0 持有钥匙 ↳ 在等：买家 1 ⟳ 循环等待');
  });

  it('has neither names nor marks where there is one lock', async () => {
    const entries = await show({ waits: [wait('lock', 0, 1, false)], named: false });

    expect(entries.map(said)).toEqual(['▸ buyer 0 holds the key ↳ waiting: buyer 1']);
    expect(entries[0]?.className).toBe('');
  });

  it('shows three places of one lock, and all locks of three places', async () => {
    const places = (lock: string) => Array.from({ length: 5 }, () => wait(lock, 0, 1, false));

    expect(await show({ waits: places('lock') })).toHaveLength(3);
    expect(await show({ waits: [...places('A'), ...places('B')], named: true })).toHaveLength(6);
  });
});
