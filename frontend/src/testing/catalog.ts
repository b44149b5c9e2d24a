import type { Catalog, CatalogFault, CatalogLock, Offered } from '../model/catalog';
import { DEFAULT_SCENARIO } from '../model/scenario';

/** A kind of lock, in a process's memory unless said otherwise. */
export const catalogLock = (kind: string, over: Partial<CatalogLock> = {}): CatalogLock => ({
  kind,
  family: 'memory',
  reach: 'host',
  holds: true,
  onServer: false,
  reacquisition: 'waits-for-itself',
  retries: false,
  stores: ['file', 'database'],
  options: [],
  name: `The ${kind}`,
  summary: `What ${kind} is built on.`,
  holderThrows: '',
  holderKilled: '',
  holderFrozen: '',
  code: {},
  ...over,
});

const fault = (kind: string, over: Partial<CatalogFault> = {}): CatalogFault => ({
  kind,
  name: `The ${kind}`,
  summary: '',
  leavesGate: false,
  lasts: false,
  defaultMs: null,
  needs: null,
  ...over,
});

/** Every kind of fault that the server has. */
export const FAULTS: readonly CatalogFault[] = [
  fault('exception', { leavesGate: true }),
  fault('crash', { leavesGate: true }),
  fault('freeze', { lasts: true }),
  fault('hang', { leavesGate: true }),
  fault('slow', { leavesGate: true, lasts: true, defaultMs: 3_000 }),
  fault('disconnect', { needs: 'connection' }),
  fault('forget', { needs: 'release' }),
  fault('torn-write', { needs: 'file-write' }),
];

/** A small catalog for tests. */
export const CATALOG: Catalog = {
  locks: [
    catalogLock('none', {
      family: 'none',
      reach: 'none',
      holds: false,
      reacquisition: 'nothing-held',
    }),
    catalogLock('semaphore', { options: ['acquireTimeoutMs'] }),
    catalogLock('row', {
      family: 'database',
      reach: 'cluster',
      stores: ['database'],
      onServer: true,
      reacquisition: 'freed-at-once',
    }),
  ],
  families: [
    { id: 'none', name: 'No lock', summary: '' },
    { id: 'memory', name: 'Memory', summary: '' },
    { id: 'database', name: 'Database', summary: '' },
  ],
  stores: [
    { kind: 'file', name: 'File', summary: '', onServer: false },
    { kind: 'database', name: 'Database', summary: '', onServer: true },
  ],
  faults: FAULTS,
  programs: [{ id: 'manual', name: 'By hand', summary: '', text: DEFAULT_SCENARIO.program }],
  presets: [
    { id: 'last-ticket', name: 'The last ticket', summary: '', scenario: DEFAULT_SCENARIO },
  ],
  options: [
    {
      name: 'acquireTimeoutMs',
      label: 'Lock timeout',
      summary: '',
      type: 'integer',
      default: null,
      min: 1,
      max: 60_000,
    },
  ],
  limits: {
    buyers: 64,
    processes: 32,
    hosts: 4,
    runMs: 60_000,
    steppingMs: 900_000,
    steps: 64,
    faults: 16,
    stock: 1_000_000,
    rounds: 10_000,
  },
};

/** The small catalog and locks of every behaviour. */
export const OFFERED: Offered = {
  faults: FAULTS,
  locks: [
    ...CATALOG.locks,
    catalogLock('advisory', { onServer: true, reacquisition: 'counted' }),
    catalogLock('atomic', { holds: false, reacquisition: 'nothing-held' }),
    catalogLock('optimistic', { holds: false, reacquisition: 'nothing-held', retries: true }),
    catalogLock('redis', { onServer: true, options: ['leaseMs'] }),
  ],
  stores: [...CATALOG.stores, { kind: 'memory', name: 'Memory', summary: '', onServer: false }],
};
