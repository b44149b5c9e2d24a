import { describe, expect, it } from 'vitest';
import { DEFAULT_SCENARIO } from '../model/scenario';
import { simulate } from '../testing/simulate';
import { readHistory, readHistoryBytes } from './history-file';

const VERDICT = {
  safety: 'held',
  liveness: 'finished',
  sentence: 'Fine.',
  findings: [],
  figures: {},
};

function file(head: object, events: readonly object[] = simulate(DEFAULT_SCENARIO)): string {
  const first = {
    format: 'lockplay-history',
    version: 1,
    status: 'finished',
    scenario: { version: 1 },
    verdict: VERDICT,
    ...head,
  };
  return [first, ...events].map((line) => JSON.stringify(line)).join('\n');
}

describe('a run from a file', () => {
  it('is read as it was written', () => {
    const history = readHistory(file({}));
    expect(history?.events).toEqual(simulate(DEFAULT_SCENARIO));
    expect(history?.run).toMatchObject({ id: '', verdict: VERDICT });
    expect(readHistory(file({ verdict: 'good' }))?.run.verdict).toBeNull();
  });

  it.each([
    ['no figures', { figures: null }],
    ['figures that are no numbers', { figures: { sold: 'many' } }],
    ['an ending that is not known', { liveness: 'vanished' }],
    ['the name of a member of all objects as its ending', { liveness: 'constructor' }],
  ])('has no verdict where that has %s', (_, over) => {
    expect(readHistory(file({ verdict: { ...VERDICT, ...over } }))?.run.verdict).toBeNull();
  });

  it('has only the findings that can be shown', () => {
    const finding = { kind: 'oversold', sentence: 'Two have it.', witness: [3] };
    const findings = [null, 7, { ...finding, witness: ['x'] }, finding];
    expect(readHistory(file({ verdict: { ...VERDICT, findings } }))?.run.verdict?.findings).toEqual(
      [finding],
    );
  });

  it('is not repaired where it is no UTF-8', () => {
    const bytes = new TextEncoder().encode(`\ufeff${file({})}`);
    expect(readHistoryBytes(bytes.buffer)?.run.status).toBe('finished');
    bytes[bytes.indexOf('F'.charCodeAt(0))] = 0xff;
    expect(readHistoryBytes(bytes.buffer)).toBeNull();
  });

  it('is read as the server writes it, with every option of the lock', () => {
    const lock = {
      kind: 'semaphore',
      leaseMs: 2000,
      fencing: false,
      ownerCheck: true,
      acquireTimeoutMs: null,
      retryMs: 5,
      gapMs: 0,
      staleCheck: false,
    };
    const history = readHistory(file({ scenario: { version: 1, lock } }));
    expect(history?.run.scenario.lock).toEqual({ kind: 'semaphore' });
  });

  it.each([
    ['nothing', ''],
    ['something else', 'hello\n{}'],
    ['another format', file({ format: 'other' })],
    ['a newer version', file({ version: 2 })],
    ['no scenario', file({ scenario: { version: 1, stock: -1 } })],
    ['a run that goes on', file({ status: 'running' })],
    ['a line that is no event', `${file({})}\n{"kind":"dance"}`],
    ['a buyer that there is not', file({}, [{ seq: 1, t: 1, kind: 'sold-out', buyer: 4_000_000 }])],
  ])('is refused where it is %s', (_, text) => {
    expect(readHistory(text)).toBeNull();
  });
});
