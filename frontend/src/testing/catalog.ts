import type { Catalog, CatalogFault, CatalogLock } from '../api/catalog';
import { DEFAULT_SCENARIO } from '../model/scenario';

/** A kind of lock, in a process's memory unless said otherwise. */
export const catalogLock = (kind: string, over: Partial<CatalogLock> = {}): CatalogLock => ({
  kind,
  family: 'memory',
  reach: 'host',
  holds: true,
  onServer: false,
  stores: ['file', 'database'],
  options: [],
  name: `The ${kind}`,
  summary: `What ${kind} is built on.`,
  ...over,
});

const fault = (kind: string, over: Partial<CatalogFault> = {}): CatalogFault => ({
  kind,
  name: `The ${kind}`,
  holdsUp: false,
  lasts: false,
  defaultMs: null,
  needs: null,
  ...over,
});

/** Every kind of fault that the server has. */
export const FAULTS: readonly CatalogFault[] = [
  fault('exception'),
  fault('crash'),
  fault('freeze', { holdsUp: true, lasts: true }),
  fault('hang'),
  fault('slow', { holdsUp: true, lasts: true, defaultMs: 3_000 }),
  fault('disconnect', { holdsUp: true, needs: 'connection' }),
  fault('forget', { needs: 'release' }),
  fault('torn-write', { needs: 'file-write' }),
];

/** A small catalog for tests. */
export const CATALOG: Catalog = {
  locks: [
    catalogLock('none', { family: 'none', reach: 'none', holds: false }),
    catalogLock('semaphore', { options: ['acquireTimeoutMs'] }),
    catalogLock('row', {
      family: 'database',
      reach: 'cluster',
      stores: ['database'],
      onServer: true,
    }),
  ],
  families: [
    { id: 'none', name: 'No lock' },
    { id: 'memory', name: 'Memory' },
    { id: 'database', name: 'Database' },
  ],
  stores: [
    { kind: 'file', name: 'File', onServer: false },
    { kind: 'database', name: 'Database', onServer: true },
  ],
  faults: FAULTS,
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
