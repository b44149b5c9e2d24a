import { describe, expect, it } from 'vitest';
import { CATALOG, catalogLock } from '../testing/catalog';
import type { Catalog } from './catalog';
import {
  chooseLock,
  choosePace,
  chooseProgram,
  chooseStore,
  fits,
  presetOf,
  programOf,
  stepPlacement,
} from './draft';
import { complete } from './scenario';

const ROW = catalogLock('row', { stores: ['database'], name: 'Row lock' });
const LIMITS = CATALOG.limits;

describe('choosing', () => {
  it('a lock moves the data to where the lock works, and says so', () => {
    expect(chooseLock(complete({}), ROW)).toMatchObject({
      scenario: { store: 'database', lock: { kind: 'row' } },
      note: { kind: 'store-changed', store: 'database' },
    });
  });

  it('data that a lock cannot guard removes the lock, and says so', () => {
    const scenario = complete({ store: 'database', lock: { kind: 'row' } });
    expect(chooseStore(scenario, 'file', [ROW])).toMatchObject({
      scenario: { store: 'file', lock: { kind: 'none' } },
      note: { kind: 'lock-removed', lock: 'Row lock' },
    });
    expect(chooseStore(scenario, 'database', [ROW]).note).toBeNull();
  });

  it('a program keeps the pace', () => {
    const slow = choosePace(complete({}), { holdMs: 500 });
    const scoped = chooseProgram(
      slow,
      'with lock:\n    think 10\n    read\n    take\n    think 10',
    );
    expect(scoped.program).toBe('with lock:\n    think 10\n    read\n    take\n    think 500');
  });

  it('knows a preset whatever its pace', () => {
    const programs = [{ id: 'manual', name: '', summary: '', text: complete({}).program }];
    expect(programOf(choosePace(complete({}), { thinkMs: 0 }), programs)).toBe('manual');
    expect(programOf(complete({ program: 'read' }), programs)).toBeNull();
  });

  it('knows a preset by everything but its title and options left at their default', () => {
    const lock = { kind: 'redis', leaseMs: 2_000, fencing: false };
    const catalog: Catalog = {
      locks: [],
      families: [],
      stores: [],
      faults: [],
      programs: [],
      presets: [
        { id: 'leased', name: '', summary: '', scenario: complete({ title: 'Leased', lock }) },
      ],
      options: [
        {
          name: 'leaseMs',
          label: '',
          summary: '',
          type: 'integer',
          default: 2_000,
          min: 50,
          max: 60_000,
        },
        {
          name: 'fencing',
          label: '',
          summary: '',
          type: 'boolean',
          default: false,
          min: 0,
          max: 0,
        },
      ],
      limits: LIMITS,
    };
    expect(presetOf(complete({ lock: { kind: 'redis' } }), catalog)?.id).toBe('leased');
    expect(presetOf(complete({ lock: { kind: 'redis', fencing: true } }), catalog)).toBeNull();
    expect(presetOf(complete({ stock: 2, lock }), catalog)).toBeNull();
  });
});

describe('placing buyers', () => {
  it('makes room for one more of a kind', () => {
    const placement = { hosts: 3, processes: 10, threads: 2 };
    expect(stepPlacement(placement, 'hosts', 1, LIMITS)).toEqual({
      hosts: 4,
      processes: 8,
      threads: 2,
    });
  });

  it('stays within the limits', () => {
    expect(stepPlacement({ hosts: 4, processes: 1, threads: 1 }, 'hosts', 1, LIMITS)).toBeNull();
    expect(
      stepPlacement({ hosts: 1, processes: 32, threads: 1 }, 'processes', 1, LIMITS),
    ).toBeNull();
    expect(stepPlacement({ hosts: 1, processes: 1, threads: 1 }, 'threads', -1, LIMITS)).toBeNull();
    expect(fits({ hosts: 2, processes: 16, threads: 2 }, LIMITS)).toBe(true);
    expect(fits({ hosts: 2, processes: 16, threads: 3 }, LIMITS)).toBe(false);
  });
});
