// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import type { TourStop } from '../../app/lock-tour';
import { planFault } from '../../model/fault-plan';
import { complete } from '../../model/scenario';
import { CATALOG } from '../../testing/catalog';
import { logOf } from '../../testing/history';
import { en } from '../../texts/en';
import { zh } from '../../texts/zh';
import { LockTourView } from './lock-tour-view';
import type { TourTable } from './tour-table';

const scenario = complete({ lock: { kind: 'semaphore' } });
const [fault = null] = CATALOG.faults;

function stop(over: Partial<TourStop>): TourStop {
  return { scenario, state: 'waiting', record: null, problem: '', ...over };
}

async function tour(stops: readonly TourStop[], over: Partial<LockTourView> = {}) {
  const element = new LockTourView();
  Object.assign(element, { texts: en, catalog: CATALOG, stops, ...over });
  document.body.append(element);
  await element.updateComplete;
  return element;
}

it('says why a run has no verdict', async () => {
  const log = logOf({}, []);
  const unjudged = {
    run: { id: 'r1', status: 'interrupted' as const, scenario, verdict: null },
    log,
    verdict: null,
  };
  const element = await tour([
    stop({ state: 'running' }),
    stop({ state: 'stopped' }),
    stop({ state: 'over', record: unjudged }),
  ]);
  const sentences = [...(element.shadowRoot?.querySelectorAll('.sentence') ?? [])];
  expect(sentences.map(({ textContent }) => textContent)).toEqual([
    en.tour.running,
    en.tour.stopped,
    en.verdict.unjudged,
  ]);
  element.remove();
});

it('names locks and faults in the language of the page', async () => {
  const harmed = planFault(scenario, fault, CATALOG);
  const element = await tour([stop({ scenario: harmed })]);
  const name = () => element.shadowRoot?.querySelector('b')?.textContent;
  expect(name()).toBe(`The semaphore · ${fault?.name ?? ''}`);
  const locks = CATALOG.locks.map((lock) => ({ ...lock, name: `锁 ${lock.kind}` }));
  Object.assign(element, { texts: zh, catalog: { ...CATALOG, locks } });
  await element.updateComplete;
  expect(name()).toContain('锁 semaphore');
  element.remove();
});

it('counts locks, not runs, in the caption of its table', async () => {
  const element = await tour([stop({}), stop({}), stop({})], {
    display: { isTable: true, order: null },
  });
  const table = element.shadowRoot?.querySelector<TourTable>('tour-table');
  await table?.updateComplete;
  expect(table?.shadowRoot?.querySelector('caption')?.textContent.trim()).toBe(en.tour.title(1));
  element.remove();
});
