import type { Outcome, RunEvent } from './events';
import { addressOf, buyerCount, type Address, type Scenario } from './scenario';
import { parseProgram, type ProgramLine } from './program';

/** What a buyer is busy with; that it is frozen or dead comes on top. */
export type Doing = 'absent' | 'ready' | 'working' | 'thinking' | 'waiting' | 'finished';

/** A ticket in a buyer's hand. */
export interface Ticket {
  /** The tickets of a stock of N are numbered N down to 1: a buyer that reads 3 takes number 3. */
  readonly number: number;
  /** False while the buyer has only taken it off its own copy; true once it has written so. */
  readonly written: boolean;
}

export interface BuyerState {
  readonly id: number;
  readonly address: Address;
  readonly pid: number | null;
  readonly doing: Doing;
  /** The program line it is at, from 1. */
  readonly line: number | null;
  /** Its own copy of the count. */
  readonly copy: number | null;
  readonly copyVersion: number | null;
  /** Whether another buyer has written since it made its copy. */
  readonly stale: boolean;
  readonly tickets: readonly Ticket[];
  readonly retries: number;
  /** Waits at its gate until it is released. */
  readonly gated: boolean;
  readonly frozen: boolean;
  /** Its process is gone. */
  readonly dead: boolean;
  readonly outcome: Outcome | null;
}

/** Everything the stage and the program show at one moment. Immutable. */
export interface RunState {
  readonly t: number;
  readonly phase: 'idle' | 'running' | 'finished';
  /** What is in the store; null before anybody has looked. */
  readonly count: number | null;
  readonly version: number | null;
  /** Every buyer that believes it has the key, in the order of acquisition. */
  readonly holders: readonly number[];
  readonly buyers: readonly BuyerState[];
}

/** What the reducer has to know of the scenario. */
export interface Setup {
  readonly scenario: Scenario;
  readonly lines: readonly ProgramLine[];
  /**
   * Of buyers that were killed, the moment of their last sign of life. Their death is noticed only
   * later, and by then the kernel may have given their lock to another buyer.
   */
  readonly lastSigns: ReadonlyMap<number, number>;
}

export function setupOf(
  scenario: Scenario,
  lastSigns: ReadonlyMap<number, number> = new Map(),
): Setup {
  return { scenario, lines: parseProgram(scenario.program), lastSigns };
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
    doing: 'absent' as const,
    line: null,
    copy: null,
    copyVersion: null,
    stale: false,
    tickets: [],
    retries: 0,
    gated: false,
    frozen: false,
    dead: false,
    outcome: null,
  }));
  return { t: 0, phase: 'idle', count: scenario.stock, version: null, holders: [], buyers };
}

/** Who has written down the sale of which ticket; one with two or more buyers was sold twice. */
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

/** Without a lock, a buyer's lock steps do nothing. */
export function hasLock(setup: Setup): boolean {
  return setup.scenario.lock.kind !== 'none';
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
