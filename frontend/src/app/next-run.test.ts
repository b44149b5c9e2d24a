import { expect, it } from 'vitest';
import { complete, DEFAULT_SCENARIO } from '../model/scenario';
import { NextRun } from './next-run';

const stock = (n: number) => complete({ stock: n });
const next = () => new NextRun(() => undefined);
const ERRORS = [{ field: 'stock', message: 'Too many.' }];

it('keeps what the server would not run, and why, until it runs something', () => {
  const run = next();
  run.submit()(null);
  run.change({ scenario: stock(2), note: null });
  run.submit()(ERRORS);
  expect(run.refused).toEqual({ scenario: stock(2), errors: ERRORS });
  run.submit()(null);
  expect(run.refused).toBeNull();
});

it('says what else had to change with the last change only', () => {
  const run = next();
  const note = { kind: 'store-changed', store: 'database' } as const;
  run.change({ scenario: complete({ store: 'database' }), note });
  expect(run.note).toBe(note);
  run.undo();
  expect(run.note).toBeNull();
  run.redo();
  expect([run.draft.store, run.note]).toEqual(['database', null]);
});

it('leaves out a fault of a step that is gone, but not while the program is being typed', () => {
  const faults = [{ buyer: 'holder', at: 'write', kind: 'crash', forMs: null }] as const;
  const run = next();
  run.begin(complete({ faults }));
  run.type('lock\nread\nwri', 'program');
  expect(run.draft.faults).toEqual(faults);
  run.type('lock\nread', 'program');
  expect(run.draft.faults).toEqual([]);
  run.undo();
  expect(run.draft.faults).toEqual(faults);
});

it('begins with what the catalog says where nobody has chosen anything', () => {
  const untouched = next();
  untouched.beginUntouched(stock(5));
  expect([untouched.draft.stock, untouched.canUndo]).toEqual([5, false]);

  const touched = next();
  touched.change({ scenario: stock(2), note: null });
  touched.beginUntouched(stock(5));
  expect(touched.draft.stock).toBe(2);

  const submitted = next();
  submitted.submit();
  submitted.beginUntouched(stock(5));
  expect(submitted.draft).toBe(DEFAULT_SCENARIO);
});

it('is the run on the stage when that was opened, and what was chosen before can be had back', () => {
  const run = next();
  run.change({ scenario: stock(2), note: null });
  run.settleOn(stock(3));
  expect(run.draft.stock).toBe(3);
  run.undo();
  expect(run.draft.stock).toBe(2);
});

it('follows a longer lease with its time limit unless the user has chosen one', () => {
  const lease = { kind: 'redis', leaseMs: 30_000 };
  const run = new NextRun(() => undefined);
  run.change({ scenario: { ...run.draft, lock: { kind: 'redis' } }, note: null });
  expect(run.draft.timeLimitMs).toBe(30_000);
  run.change({ scenario: { ...run.draft, lock: lease }, note: null });
  expect(run.draft.timeLimitMs).toBe(40_000);

  run.begin(complete({ timeLimitMs: 5_000 }));
  run.change({ scenario: { ...run.draft, lock: lease }, note: null });
  expect(run.draft.timeLimitMs).toBe(5_000);
});
