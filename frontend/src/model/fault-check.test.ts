import { expect, it } from 'vitest';
import shared from '../../../src/test/resources/fault-vectors.json';
import { readScenario } from '../share/scenario-json';
import { CATALOG, catalogLock, FAULTS } from '../testing/catalog';
import { checkFaults } from './fault-check';
import { complete, DEFAULT_SCENARIO } from './scenario';

const offered = {
  faults: FAULTS,
  locks: [
    ...CATALOG.locks,
    catalogLock('atomic'),
    catalogLock('optimistic'),
    catalogLock('redis', { onServer: true }),
  ],
  stores: [...CATALOG.stores, { kind: 'memory', name: 'Memory', onServer: false }],
} as const;

it.each(shared.vectors)('finds what the server finds: $name', ({ scenario, problems }) => {
  const read = readScenario({ version: 1, ...scenario }) ?? DEFAULT_SCENARIO;
  expect(read).not.toBe(DEFAULT_SCENARIO);
  const found = checkFaults(read, offered).map(({ index, field, code }) => ({
    field: `faults[${String(index)}].${field}`,
    code,
  }));
  expect(found).toEqual(problems);
});

it('leaves what it does not know to the server', () => {
  const fault = { buyer: 0, at: 'write', kind: 'delay', forMs: 5 } as const;
  expect(checkFaults(complete({ faults: [fault] }), offered)).toEqual([]);
});
