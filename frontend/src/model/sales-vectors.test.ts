import { describe, expect, it } from 'vitest';
import shared from '../../../src/test/resources/sales-vectors.json';
import { OFFERED } from '../testing/catalog';
import { history, logOf } from '../testing/history';
import { salesOverTime } from './charts';
import type { RunEvent } from './events';
import { STORE_LANE } from './lanes';
import { buildPicture } from './picture';
import { setupOf, ticketOwners } from './run-state';
import { complete, type PartialScenario } from './scenario';

/** The histories by which the server's verdict counts sales: what the page draws must not contradict it. */
describe.each(shared.vectors)('$name', ({ scenario: given, events: rows, sold, count }) => {
  const scenario = given as unknown as PartialScenario;
  const events = rows.map(
    (row, index) => ({ seq: index + 1, t: (index + 1) * 1e6, ...row }) as unknown as RunEvent,
  );
  const setup = setupOf(complete(scenario), OFFERED);
  const picture = buildPicture(events, setup);
  const last = logOf(scenario, events).stateAt(Infinity);

  it('shows the sold tickets on the stage, and no others', () => {
    const owners = [...ticketOwners(last).values()];
    expect(owners.flat()).toHaveLength(sold);
    expect(owners.some((all) => all.length > 1)).toBe(sold > setup.scenario.stock);
  });

  it('shows what the store holds on the stage and in its lane', () => {
    expect(last.count).toBe(count);
    const lane = picture.spans.filter(({ lane }) => lane === STORE_LANE);
    expect(lane.at(-1)?.label).toBe(String(count));
  });

  it('adds up the sales', () => {
    expect(salesOverTime(events, setup.lines)).toHaveLength(sold);
  });
});

it('blames no buyer for a write that was rolled back', () => {
  const row = { store: 'database', lock: { kind: 'serializable' } } as const;
  const events = history(
    [1, { kind: 'read', buyer: 0, step: 4, count: 1, version: 0 }],
    [2, { kind: 'read', buyer: 1, step: 4, count: 1, version: 0 }],
    [3, { kind: 'wrote', buyer: 0, step: 7, count: 0, version: 1, uncommitted: true }],
    [4, { kind: 'committed', buyer: 0, step: 8, count: 0, version: 1 }],
    [5, { kind: 'wrote', buyer: 1, step: 7, count: 0, version: 1, uncommitted: true }],
    [6, { kind: 'conflict', buyer: 1, step: 8, retry: 1 }],
  );
  const pictureOf = (shown: readonly RunEvent[]) =>
    buildPicture(shown, setupOf(complete(row), OFFERED));
  expect(pictureOf(events).arrows).toEqual([]);
  expect(pictureOf(events).marks.some(({ wrong }) => wrong)).toBe(false);
  const log = logOf(row, events);
  expect(log.stateAt(3e6).buyers[1]?.stale).toBe(false);
  expect(log.stateAt(4e6).buyers[1]?.stale).toBe(true);

  const kept = history(
    [1, { kind: 'read', buyer: 0, step: 4, count: 1, version: 0 }],
    [2, { kind: 'read', buyer: 1, step: 4, count: 1, version: 0 }],
    [3, { kind: 'wrote', buyer: 0, step: 7, count: 0, version: 1, uncommitted: true }],
    [4, { kind: 'committed', buyer: 0, step: 8, count: 0, version: 1 }],
    [5, { kind: 'wrote', buyer: 1, step: 7, count: 0, version: 1, uncommitted: true }],
    [6, { kind: 'committed', buyer: 1, step: 8, count: 0, version: 1 }],
  );
  expect(pictureOf(kept).arrows).toMatchObject([{ kind: 'stale', seqs: [4, 2] }]);
  expect(pictureOf(kept).marks.filter(({ wrong }) => wrong)).toMatchObject([{ seq: 5 }]);
});
