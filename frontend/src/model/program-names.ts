import type { ProgramLine } from './program';
import { DEFAULT_LOCK } from './wait-for-graph';

/** A step that acquires or releases a lock. */
export interface LockStep {
  readonly line: number;
  readonly lock: string;
  readonly acquires: boolean;
}

export interface NameError {
  readonly line: number;
  readonly code: 'program-many-names' | 'program-never-locked';
  readonly args: readonly string[];
}

/** The most locks of a program. */
const MOST = 8;

/** The names of a program's locks in the order of first use; a program that uses none has the default lock. */
export function lockNames(lines: readonly ProgramLine[]): readonly string[] {
  const names = new Set(lines.flatMap(({ lock }) => (lock === null ? [] : [lock])));
  return names.size === 0 ? [DEFAULT_LOCK] : [...names];
}

/** Whether the locks have names to show; a scenario of format 1 has the default lock only. */
export function areNamed(locks: readonly string[]): boolean {
  return locks.some((lock) => lock !== DEFAULT_LOCK);
}

/** Too many names, and each release of a lock that no step acquires; the server's ProgramNames is equivalent. */
export function checkNames(steps: readonly LockStep[]): readonly NameError[] {
  if (steps.every(({ lock }) => lock === DEFAULT_LOCK)) {
    return [];
  }
  const all = new Set(steps.map(({ lock }) => lock));
  const acquired = new Set(steps.filter(({ acquires }) => acquires).map(({ lock }) => lock));
  const errors: NameError[] = steps
    .filter(({ lock, acquires }) => !acquires && !acquired.has(lock))
    .map(({ line, lock }) => ({
      line,
      code: 'program-never-locked',
      args: [lock, acquired.size === 0 ? '–' : [...acquired].join(', ')],
    }));
  return all.size > MOST
    ? [{ line: 1, code: 'program-many-names', args: [String(all.size), String(MOST)] }, ...errors]
    : errors;
}
