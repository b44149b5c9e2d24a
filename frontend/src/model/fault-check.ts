import type { CatalogFault, Offered } from './catalog';
import { type Gate, gatesOf } from './gates';
import type { PlannedFault, Scenario } from './scenario';

/** Why a planned fault can never happen; the codes are the server's. */
export type FaultErrorCode =
  | 'fault-has-no-length'
  | 'fault-needs-connection'
  | 'fault-needs-file'
  | 'fault-needs-write'
  | 'fault-needs-release'
  | 'fault-needs-holder';

export interface FaultError {
  /** The fault's place in the scenario's list, from 0. */
  readonly index: number;
  readonly field: 'kind' | 'at' | 'forMs';
  readonly code: FaultErrorCode;
}

/**
 * Finds the planned faults that can never happen, as the server does, which has the last word: this gives feedback while
 * the user chooses. Both pass the same vectors. A fault of a kind that the server does not offer is left to the server.
 */
export function checkFaults(scenario: Scenario, offered: Offered): readonly FaultError[] {
  const gates = gatesOf(scenario.program);
  return scenario.faults.flatMap((fault, index) => {
    const kind = offered.faults.find((one) => one.kind === fault.kind);
    const error = kind === undefined ? null : errorOf(fault, kind, scenario, gates, offered);
    return error === null ? [] : [{ index, ...error }];
  });
}

/** Whether a kind of fault can happen in a scenario at all: a connection to cut, a file to write. */
export function canHappen(kind: CatalogFault, scenario: Scenario, offered: Offered): boolean {
  return missingFor(kind, scenario, offered) === null;
}

function missingFor(
  { needs }: CatalogFault,
  scenario: Scenario,
  offered: Offered,
): FaultErrorCode | null {
  if (needs === 'connection' && !isOnServer(scenario, offered)) {
    return 'fault-needs-connection';
  }
  return needs === 'file-write' && scenario.store !== 'file' ? 'fault-needs-file' : null;
}

function errorOf(
  fault: PlannedFault,
  kind: CatalogFault,
  scenario: Scenario,
  gates: readonly Gate[],
  offered: Offered,
): Omit<FaultError, 'index'> | null {
  if (fault.forMs !== null && !kind.lasts) {
    return { field: 'forMs', code: 'fault-has-no-length' };
  }
  const missing = missingFor(kind, scenario, offered);
  if (missing !== null) {
    return { field: 'kind', code: missing };
  }
  const first = gates.findIndex(
    (gate, index) =>
      isAt(gate, fault) && (fault.buyer !== 'holder' || canHold(scenario, gates, index, offered)),
  );
  if (first < 0) {
    return { field: 'at', code: 'fault-needs-holder' };
  }
  const retries = offered.locks.find(({ kind }) => kind === scenario.lock.kind)?.retries === true;
  const comesBack = scenario.rounds > 1 || retries;
  const ahead = comesBack ? gates : gates.slice(first);
  if (kind.needs === 'file-write' && !ahead.some(({ keyword }) => keyword === 'write')) {
    return { field: 'at', code: 'fault-needs-write' };
  }
  if (kind.needs === 'release' && !ahead.some(({ releases }) => releases)) {
    return { field: 'at', code: 'fault-needs-release' };
  }
  return null;
}

function isOnServer(scenario: Scenario, { locks, stores }: Offered): boolean {
  const lock = locks.find(({ kind }) => kind === scenario.lock.kind);
  const store = stores.find(({ kind }) => kind === scenario.store);
  return lock?.onServer !== false || store?.onServer !== false;
}

function isAt({ keyword, line }: Gate, { at }: PlannedFault): boolean {
  return keyword === at || line === Number(at);
}

/** Whether a buyer can be between taking the lock and giving it back as it comes to a gate. */
function canHold(
  scenario: Scenario,
  gates: readonly Gate[],
  index: number,
  { faults }: Offered,
): boolean {
  const forgets = scenario.faults.some((fault) =>
    faults.some(({ kind, needs }) => kind === fault.kind && needs === 'release'),
  );
  const fromLastRound = scenario.rounds > 1 && heldAfter(gates, forgets) > 0;
  return fromLastRound || heldAfter(gates.slice(0, index), forgets) > 0;
}

/** How many acquisitions are not given back yet after these gates, at the most. */
function heldAfter(gates: readonly Gate[], forgets: boolean): number {
  return gates.reduce((held, { acquires, releases }) => {
    const given = releases && !forgets ? 1 : 0;
    return Math.max(0, held + (acquires ? 1 : 0) - given);
  }, 0);
}
