import { expect, it } from 'vitest';
import { ReloadMemory, type RunInProgress } from './reload-memory';

function storage() {
  const entries = new Map<string, string>();
  let writes = 0;
  return {
    entries,
    writes: () => writes,
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => {
      writes++;
      entries.set(key, value);
    },
    removeItem: (key: string) => {
      writes++;
      entries.delete(key);
    },
  };
}

const session = (id: string, isBusy: boolean): RunInProgress => ({ run: { id }, isBusy });

it('remembers a run from its start to its end', () => {
  const tab = storage();
  const memory = new ReloadMemory(tab);

  memory.follow(session('r1', true));
  expect([...tab.entries.values()]).toEqual(['r1']);
  memory.follow(session('r1', false));
  expect(tab.entries.size).toBe(0);
  memory.follow(session('r2', true));
  expect([...tab.entries.values()]).toEqual(['r2']);
});

it('writes only changes, as it is called at every update of the page', () => {
  const tab = storage();
  const memory = new ReloadMemory(tab);
  for (let i = 0; i < 10; i++) {
    memory.follow(session('r1', true));
  }
  for (let i = 0; i < 10; i++) {
    memory.follow(session('r1', false));
  }
  expect(tab.writes()).toBe(2);
});
