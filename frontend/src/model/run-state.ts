import type { Offered } from './catalog';
import type { Outcome, RunEvent } from './events';
import { parseProgram, type ProgramLine } from './program';
import { lockNames } from './program-names';
import { type Address, addressOf, buyerCount, type Scenario } from './scenario';
import { type Traits, traitsOf } from './traits';
import type { Claim } from './wait-for-graph';

/** A buyer's activity; it may be frozen or dead as well. */
export type Activity = 'absent' | 'ready' | 'working' | 'thinking' | 'waiting' | 'finished';

/** A ticket in a buyer's hand. */
export interface Ticket {
  /** The tickets of a stock of N are numbered N down to 1: a buyer that reads 3 takes number 3. */
  readonly number: number;
  /**
   * False while it is taken from the buyer's own copy only; true once the store has kept the buyer's write, or the buyer
   * has finished with the ticket.
   */
  readonly written: boolean;
  /** Written in a transaction that is still open. */
  readonly uncommitted?: true;
}

/** A count that the store will show once its transaction is committed. */
export interface OpenWrite {
  readonly count: number;
  readonly version: number | null;
}

export interface BuyerState {
  readonly id: number;
  readonly address: Address;
  readonly pid: number | null;
  readonly activity: Activity;
  /** The program line it is at, from 1. */
  readonly line: number | null;
  /** Its own copy of the count. */
  readonly copy: number | null;
  readonly copyVersion: number | null;
  /** Whether another buyer has written since it made its copy. */
  readonly stale: boolean;
  readonly tickets: readonly Ticket[];
  /** Its last write in a transaction that is still open; no other buyer sees it. */
  readonly openWrite: OpenWrite | null;
  readonly retries: number;
  /** Waits at its gate until it is released. */
  readonly gated: boolean;
  readonly frozen: boolean;
  /** Its process has ended. */
  readonly dead: boolean;
  readonly outcome: Outcome | null;
  /** Its request for a lock that it has not acquired yet. */
  readonly request: Claim | null;
}

/** Everything the stage and the program show at one moment. Immutable. */
export interface RunState {
  readonly t: number;
  readonly phase: 'idle' | 'running' | 'finished';
  /** The count in the store; null while it is unknown. */
  readonly count: number | null;
  readonly version: number | null;
  /** What buyers believe that they hold, in the order of acquisition. */
  readonly holds: readonly Claim[];
  readonly buyers: readonly BuyerState[];
}

/** The scenario, prepared for the reducer. */
export interface Setup {
  readonly scenario: Scenario;
  readonly lines: readonly ProgramLine[];
  /** The names of its locks in the order of first use. */
  readonly locks: readonly string[];
  readonly traits: Traits;
  /**
   * Of buyers that were killed, the moment of their last sign of life. Their death is noticed only
   * later, and by then the kernel may have given their lock to another buyer.
   */
  readonly lastSigns: ReadonlyMap<number, number>;
}

export function setupOf(
  scenario: Scenario,
  offered: Offered | null = null,
  lastSigns: ReadonlyMap<number, number> = new Map(),
): Setup {
  const traits = traitsOf(scenario, offered);
  const lines = parseProgram(scenario.program);
  return { scenario, lines, locks: lockNames(lines), traits, lastSigns };
}

/** Whether a buyer that seemed to be alive was dead by then, as it turned out. */
export function wasDead({ lastSigns }: Setup, buyer: number, t: number): boolean {
  return (lastSigns.get(buyer) ?? Infinity) < t;
}

export function initialState({ scenario }: Setup): RunState {
  const buyers = Array.from({ length: buyerCount(scenario.placement) }, (_, id) => ({
    id,
    address: addressOf(id, scenario.placement),
    pid: null,
    activity: 'absent' as const,
    line: null,
    copy: null,
    copyVersion: null,
    stale: false,
    tickets: [],
    openWrite: null,
    retries: 0,
    gated: false,
    frozen: false,
    dead: false,
    outcome: null,
    request: null,
  }));
  return { t: 0, phase: 'idle', count: scenario.stock, version: null, holds: [], buyers };
}

/** The buyers that have written the sale of each ticket; a ticket with several owners was oversold. */
export function ticketOwners(state: RunState): ReadonlyMap<number, readonly number[]> {
  const owners = new Map<number, number[]>();
  for (const buyer of state.buyers) {
    for (const { number, written } of buyer.tickets) {
      if (written) {
        owners.set(number, [...(owners.get(number) ?? []), buyer.id]);
      }
    }
  }
  return owners;
}

/** Every buyer that believes it holds a lock, in the order of acquisition. */
export function holdersOf({ holds }: RunState): readonly number[] {
  return [...new Set(holds.map(({ buyer }) => buyer))];
}

/** Without a lock, a buyer's lock steps do nothing. */
export function hasLock(setup: Setup): boolean {
  return setup.scenario.lock.kind !== 'none';
}

/** Whether an acquisition by a buyer that holds the lock already continues that hold. */
export function continuesHold(
  { traits }: Setup,
  { owed = 1 }: Extract<RunEvent, { kind: 'lock-acquired' }>,
): boolean {
  return traits.continuesHold || owed > 1;
}

/** The buyers that an event of a whole worker concerns. */
export function buyersOfWorker(
  state: RunState,
  event: Extract<RunEvent, { kind: 'worker-started' | 'worker-exited' }>,
): readonly number[] {
  const own =
    event.process === undefined
      ? state.buyers.filter(({ pid }) => pid !== null && pid === event.pid)
      : state.buyers.filter(({ address }) => address.process === event.process);
  return own.map(({ id }) => id);
}
