// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { en } from '../../texts/en';
import type { BreakOrdered } from '../common/events';
import { BreakMenu } from './break-menu';

const FAULTS = [
  { kind: 'crash', name: 'Kill' },
  { kind: 'freeze', name: 'Freeze', lasts: true, defaultMs: null },
];

afterEach(() => {
  document.body.replaceChildren();
});

async function offered(frozen: boolean) {
  const menu = new BreakMenu();
  Object.assign(menu, { texts: en, faults: FAULTS, target: 3, frozen });
  const orders: unknown[] = [];
  menu.addEventListener('break-ordered', ({ order }: BreakOrdered) => orders.push(order));
  document.body.append(menu);
  await menu.updateComplete;
  const buttons = [...menu.renderRoot.querySelectorAll('button')];
  return { buttons, names: buttons.map(({ textContent }) => textContent), orders };
}

it('offers to freeze a buyer that is not frozen', async () => {
  expect((await offered(false)).names).toEqual(['Kill', 'Freeze']);
});

it('offers to thaw a frozen buyer', async () => {
  const { buttons, names, orders } = await offered(true);
  expect(names).toEqual(['Kill', en.stage.thaw]);
  buttons[1]?.click();
  expect(orders).toEqual([{ buyer: 3, kind: 'thaw' }]);
});
