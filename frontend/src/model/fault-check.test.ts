import { expect, it } from 'vitest';
import shared from '../../../src/test/resources/fault-vectors.json';
import { FAULTS, OFFERED } from '../testing/catalog';
import { canHappen, checkFaults } from './fault-check';
import { complete, DEFAULT_SCENARIO } from './scenario';
import { readScenario } from './scenario-json';

it.each(shared.vectors)('finds what the server finds: $name', ({ scenario, problems }) => {
  const read = readScenario({ version: 1, ...scenario }) ?? DEFAULT_SCENARIO;
  expect(read).not.toBe(DEFAULT_SCENARIO);
  const found = checkFaults(read, OFFERED).map(({ index, field, code }) => ({
    field: `faults[${String(index)}].${field}`,
    code,
  }));
  expect(found).toEqual(problems);
});

it('leaves what it does not know to the server', () => {
  const fault = { buyer: 0, at: 'write', kind: 'delay', forMs: 5 } as const;
  expect(checkFaults(complete({ faults: [fault] }), OFFERED)).toEqual([]);
});

it.each([
  ['semaphore', 'file', ['disconnect']],
  ['semaphore', 'database', ['torn-write']],
  ['redis', 'file', []],
  ['redis', 'memory', ['torn-write']],
] as const)('knows what cannot happen under %s with data in %s', (kind, store, missing) => {
  const scenario = complete({ lock: { kind }, store });
  const impossible = FAULTS.filter((fault) => !canHappen(fault, scenario, OFFERED));
  expect(impossible.map((fault) => fault.kind)).toEqual(missing);
});
