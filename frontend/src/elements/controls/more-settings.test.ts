// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { complete, DEFAULT_SCENARIO, type Scenario } from '../../model/scenario';
import { CATALOG } from '../../testing/catalog';
import { en } from '../../texts/en';
import { MoreSettings } from './more-settings';

afterEach(() => {
  document.body.replaceChildren();
});

async function settings(scenario: Scenario = DEFAULT_SCENARIO, wasOpen = false) {
  const memory = { isOpen: wasOpen };
  const element = new MoreSettings();
  Object.assign(element, {
    texts: en,
    catalog: CATALOG,
    scenario,
    memory: { read: () => memory.isOpen, write: (isOpen: boolean) => (memory.isOpen = isOpen) },
  });
  document.body.append(element);
  await element.updateComplete;
  const fold = element.renderRoot.querySelector<HTMLButtonElement>('.fold');
  const isOpen = () =>
    fold?.getAttribute('aria-expanded') === 'true' &&
    element.renderRoot.querySelector<HTMLElement>('#more')?.hidden === false;
  const show = async (next: Scenario) => {
    element.scenario = next;
    await element.updateComplete;
  };
  const press = async () => {
    fold?.click();
    await element.updateComplete;
  };
  return { element, memory, isOpen, show, press, says: () => fold?.textContent ?? '' };
}

it('is folded up for the usual scenario, and says what is in it', async () => {
  const { isOpen, says } = await settings();
  expect(isOpen()).toBe(false);
  expect(says()).toContain('Data · Tickets · Pace · Program');
});

it('remembers that it was unfolded, and folded up again', async () => {
  const { isOpen, press, memory } = await settings();
  await press();
  expect([isOpen(), memory.isOpen]).toEqual([true, true]);
  await press();
  expect([isOpen(), memory.isOpen]).toEqual([false, false]);
  expect((await settings(DEFAULT_SCENARIO, true)).isOpen()).toBe(true);
});

it.each([
  ['data', { store: 'database' as const }],
  ['tickets', { stock: 3 }],
  ['jitter', { jitterMs: 5 }],
  ['program', { program: 'read\ntake\nwrite' }],
  ['hold', { program: DEFAULT_SCENARIO.program.replace(/10(?=\nwrite)/, '50') }],
])('shows %s that a link sets, and names it once it is folded up', async (name, given) => {
  const { isOpen, press, says, memory } = await settings(complete(given));
  expect([isOpen(), memory.isOpen]).toEqual([true, false]);
  await press();
  expect(isOpen()).toBe(false);
  expect(says()).toContain(`changed: ${name}`);
});

it('opens for the next unusual setting, and not again for one that it has shown', async () => {
  const { isOpen, show, press } = await settings();
  await show(complete({ stock: 2 }));
  expect(isOpen()).toBe(true);
  await press();
  await show(complete({ stock: 3 }));
  expect(isOpen()).toBe(false);
  await show(complete({ stock: 3, jitterMs: 2 }));
  expect(isOpen()).toBe(true);
});

it('is open where it is what an exercise leaves free', async () => {
  const { element, isOpen } = await settings();
  element.fixed = ['store', 'stock', 'program', 'faults'];
  await element.updateComplete;
  expect(isOpen()).toBe(false);
  element.fixed = ['store', 'stock', 'faults'];
  await element.updateComplete;
  expect(isOpen()).toBe(true);
});

it('is marked while something in it differs from the shown run', async () => {
  const { element } = await settings();
  element.differing = ['stock'];
  await element.updateComplete;
  expect(element.renderRoot.querySelector('.fold .differs')).not.toBeNull();
});
