// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import type { Draft } from '../../model/draft';
import { complete, type Scenario } from '../../model/scenario';
import { CATALOG } from '../../testing/catalog';
import { en } from '../../texts/en';
import { zh } from '../../texts/zh';
import type { DraftChange } from '../common/events';
import { FaultPlan } from './fault-plan';

afterEach(() => {
  document.body.replaceChildren();
});

async function planOf(scenario: Scenario, texts = en) {
  const element = new FaultPlan();
  Object.assign(element, { texts, catalog: CATALOG, scenario });
  const drafts: Draft[] = [];
  element.addEventListener('draft-change', ({ draft }: DraftChange) => drafts.push(draft));
  document.body.append(element);
  await element.updateComplete;
  return {
    drafts,
    selects: [...element.renderRoot.querySelectorAll('select')],
    reasons: [...element.renderRoot.querySelectorAll('[role="status"] p')].map((p) =>
      p.textContent.trim(),
    ),
  };
}

const planned = (kind: string, forMs: number | null = null) =>
  complete({
    lock: { kind: 'semaphore' },
    faults: [{ buyer: 'holder', at: 'write', kind, forMs }],
  });

function choose(select: HTMLSelectElement | undefined, value: string): void {
  if (select !== undefined) {
    select.value = value;
    select.dispatchEvent(new Event('change'));
  }
}

it('says nothing of a fault that can happen, and plans it with the length of its kind', async () => {
  const { selects, reasons, drafts } = await planOf(planned('crash'));
  expect(reasons).toEqual([]);
  expect(selects).toHaveLength(3);
  choose(selects[0], 'slow');
  expect(drafts[0]?.scenario.faults).toMatchObject([{ kind: 'slow', forMs: 3_000 }]);
});

it('says why a fault can never happen, as the server would', async () => {
  const { reasons } = await planOf(planned('disconnect'));
  expect(reasons).toEqual([
    'There is no connection to cut: neither “The semaphore” nor “File” is on a server.',
  ]);
  expect((await planOf(planned('disconnect'), zh)).reasons[0]).toContain('“The semaphore”');
});

it('lets a length be taken away that an older link gave to what has none', async () => {
  const { selects, reasons, drafts } = await planOf(planned('hang', 2_000));
  expect(reasons[0]).toContain('The hang');
  choose(selects[3], '');
  expect(drafts[0]?.scenario.faults).toMatchObject([{ kind: 'hang', forMs: null }]);
});

it('names the fault where there are several', async () => {
  const [hang] = planned('hang', 5).faults;
  const crash = { buyer: 0, at: 'read', kind: 'crash', forMs: null } as const;
  const { reasons } = await planOf(complete({ faults: hang === undefined ? [] : [crash, hang] }));
  expect(reasons).toHaveLength(1);
  expect(reasons[0]).toMatch(/^Fault 2: /);
});

it('offers no fault that cannot happen: without a connection, none can be cut', async () => {
  const { selects } = await planOf(planned('crash'));
  const options = [...(selects[0]?.options ?? [])];
  expect(options.filter(({ disabled }) => disabled).map(({ value }) => value)).toEqual([
    'disconnect',
  ]);
});
