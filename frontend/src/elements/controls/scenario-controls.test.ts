// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import type { Draft } from '../../model/draft';
import { DEFAULT_SCENARIO, type Scenario } from '../../model/scenario';
import { CATALOG } from '../../testing/catalog';
import { en } from '../../texts/en';
import type { DraftChange } from '../common/events';
import type { LockGallery } from './lock-gallery';
import type { MoreSettings } from './more-settings';
import { ScenarioControls } from './scenario-controls';

afterEach(() => {
  document.body.replaceChildren();
});

async function controls(scenario: Scenario = DEFAULT_SCENARIO) {
  const element = new ScenarioControls();
  Object.assign(element, { texts: en, catalog: CATALOG, scenario });
  const drafts: Draft[] = [];
  element.addEventListener('draft-change', ({ draft }: DraftChange) => drafts.push(draft));
  document.body.append(element);
  await element.updateComplete;
  const gallery = element.renderRoot.querySelector<LockGallery>('lock-gallery');
  await gallery?.updateComplete;
  return { element, gallery, drafts };
}

function pick(input: HTMLInputElement | HTMLSelectElement | null | undefined): void {
  if (input instanceof HTMLInputElement) {
    input.checked = true;
  }
  input?.dispatchEvent(new Event('change'));
}

it('offers every lock of the catalog, and the options of the chosen one', async () => {
  const { gallery } = await controls({ ...DEFAULT_SCENARIO, lock: { kind: 'semaphore' } });
  const text = gallery?.renderRoot.textContent ?? '';
  for (const { name } of CATALOG.locks) {
    expect(text).toContain(name);
  }
  expect(text).toContain('What semaphore is built on.');
  expect(text).toContain('Lock timeout');
});

it('moves the data to where a chosen lock works', async () => {
  const { gallery, drafts } = await controls();
  const inputs = gallery?.renderRoot.querySelectorAll<HTMLInputElement>('input[name="lock"]') ?? [];
  pick([...inputs].find(({ value }) => value === 'row'));
  expect(drafts).toMatchObject([
    {
      scenario: { store: 'database', lock: { kind: 'row' } },
      note: { kind: 'store-changed', store: 'database' },
    },
  ]);
});

it('says what had to change with a choice', async () => {
  const { element } = await controls();
  element.note = { kind: 'lock-removed', lock: 'Row lock' };
  await element.updateComplete;
  expect(element.renderRoot.querySelector('.note')?.textContent).toContain('Row lock');
});

it('lets nobody change what an exercise keeps, and what that would change', async () => {
  const { element, gallery } = await controls();
  Object.assign(element, { fixed: ['store', 'placement', 'program', 'faults'] });
  await element.updateComplete;
  await gallery?.updateComplete;
  const isOff = (found: Element | null | undefined) => found?.matches(':disabled') === true;
  const root = element.renderRoot.querySelector('more-settings')?.shadowRoot;
  const within = (name: string) => element.renderRoot.querySelector(name)?.shadowRoot;
  expect(isOff(root?.querySelector('fieldset:has([name="store"])'))).toBe(true);
  expect(isOff(root?.querySelector('#program'))).toBe(true);
  expect([...(root?.querySelectorAll('.paces select') ?? [])].map(isOff)).toEqual([
    true,
    true,
    false,
  ]);
  expect(isOff(root?.querySelector('#stock'))).toBe(false);
  expect(isOff(within('fault-plan')?.querySelector('fieldset'))).toBe(true);
  const steps = within('buyer-placement')?.querySelectorAll('button') ?? [];
  expect([...steps].every(isOff)).toBe(true);
  expect(isOff(gallery?.renderRoot.querySelector('fieldset'))).toBe(false);
  expect(isOff(gallery?.renderRoot.querySelector('[value="row"]'))).toBe(true);
  expect(isOff(gallery?.renderRoot.querySelector('[value="semaphore"]'))).toBe(false);
});

it('has no controls before it knows what the server offers', async () => {
  const { element } = await controls();
  element.catalog = null;
  await element.updateComplete;
  expect(element.renderRoot.textContent).toContain(en.controls.loading);
  expect(element.renderRoot.querySelector('input')).toBeNull();
});

it('offers only what an exercise lets change', async () => {
  const { element } = await controls();
  const more = element.renderRoot.querySelector<MoreSettings>('more-settings');
  const isOffered = (selector: string) => {
    const control =
      element.renderRoot.querySelector(selector) ?? more?.renderRoot.querySelector(selector);
    return control?.closest('[hidden]') === null;
  };
  Object.assign(element, { fixed: ['store', 'placement', 'program', 'faults'] });
  await element.updateComplete;
  await more?.showProgram();
  expect(
    ['input[name="store"]', 'buyer-placement', '#program', 'fault-plan'].filter(isOffered),
  ).toEqual([]);
  expect(['#stock', 'lock-gallery'].filter(isOffered)).toHaveLength(2);

  Object.assign(element, { fixed: ['lock.kind'] });
  await element.updateComplete;
  expect(isOffered('lock-gallery')).toBe(false);
  element.scenario = { ...DEFAULT_SCENARIO, lock: { kind: 'semaphore' } };
  await element.updateComplete;
  expect(isOffered('lock-gallery')).toBe(true);
});

it('begins with lock, buyers and fault, and folds up the rest', async () => {
  const { element } = await controls();
  const parts = [...element.renderRoot.children].map(({ localName }) => localName);
  expect(parts).toEqual(['lock-gallery', 'buyer-placement', 'fault-plan', 'more-settings']);
});

it('shows where a step is done until something is changed', async () => {
  const { element } = await controls();
  const pointed = () => element.renderRoot.querySelector('.pointed')?.localName;
  await element.point('faults');
  expect(pointed()).toBe('fault-plan');
  await element.point('program');
  expect(pointed()).toBe('more-settings');
  element.scenario = { ...DEFAULT_SCENARIO, stock: 2 };
  await element.updateComplete;
  expect(pointed()).toBeUndefined();
});
