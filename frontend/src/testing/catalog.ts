import type { Catalog, CatalogLock } from '../api/catalog';
import { DEFAULT_SCENARIO } from '../model/scenario';

const lock = (kind: string, over: Partial<CatalogLock> = {}): CatalogLock => ({
  kind,
  family: 'memory',
  reach: 'host',
  holds: true,
  stores: ['file', 'database'],
  options: [],
  name: `The ${kind}`,
  summary: `What ${kind} is built on.`,
  ...over,
});

/** A small catalog for tests. */
export const CATALOG: Catalog = {
  locks: [
    lock('none', { family: 'none', reach: 'none', holds: false }),
    lock('semaphore', { options: ['acquireTimeoutMs'] }),
    lock('row', { family: 'database', reach: 'cluster', stores: ['database'] }),
  ],
  families: [
    { id: 'none', name: 'No lock' },
    { id: 'memory', name: 'Memory' },
    { id: 'database', name: 'Database' },
  ],
  stores: [
    { kind: 'file', name: 'File' },
    { kind: 'database', name: 'Database' },
  ],
  faults: [
    { kind: 'crash', name: 'Kill', holdsUp: false },
    { kind: 'slow', name: 'Slow down', holdsUp: true },
  ],
  programs: [{ id: 'manual', name: 'By hand', summary: '', text: DEFAULT_SCENARIO.program }],
  presets: [{ id: 'last-ticket', name: 'The last ticket', summary: '', scenario: {} }],
  options: [
    { name: 'acquireTimeoutMs', label: 'Patience', summary: '', type: 'integer', default: null },
  ],
  limits: {
    buyers: 64,
    processes: 32,
    hosts: 4,
    runMs: 60_000,
    steppingMs: 900_000,
    steps: 64,
    faults: 16,
  },
};
