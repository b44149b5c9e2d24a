import type { Offered } from './catalog';
import { type EventKind, isBuyerEvent, type RunEvent } from './events';
import { reduce } from './reduce';
import { initialState, type RunState, type Setup, setupOf } from './run-state';
import { addressOf, type Scenario } from './scenario';
import { isKill, stoppedBuyers } from './stop';

const CHECKPOINT_EVERY = 64;
/** Events done to a buyer are no sign that it lives. */
const NO_SIGNS: ReadonlySet<EventKind> = new Set([
  'fault',
  'fault-missed',
  'frozen',
  'thawed',
  'buyer-finished',
]);

/**
 * The history that this page has so far, in the order of time, and the state at any moment of it.
 *
 * Events come in the order of `seq`, which is that of arrival; between processes the order of `t`
 * may differ by a little, so a late one is put into its place.
 */
export class EventLog {
  private readonly lastSigns = new Map<number, number>();
  private readonly ordered: RunEvent[] = [];
  private readonly bySeq = new Map<number, RunEvent>();
  private readonly checkpoints: RunState[];
  private currentSetup: Setup;
  private changes = 0;
  private highest = 0;
  private isFinished = false;

  /** @param offered what the server offers; null while it is unknown */
  constructor(
    scenario: Scenario,
    private offered: Offered | null = null,
  ) {
    this.currentSetup = setupOf(scenario, offered, this.lastSigns);
    this.checkpoints = [initialState(this.setup)];
  }

  get setup(): Setup {
    return this.currentSetup;
  }

  /** Derives the states anew from a catalog that has arrived since. */
  useCatalog(offered: Offered): void {
    if (this.offered !== offered) {
      this.offered = offered;
      this.currentSetup = setupOf(this.setup.scenario, offered, this.lastSigns);
      this.forgetStatesFrom(0);
      this.changes++;
    }
  }

  /** In the order of time. */
  get events(): readonly RunEvent[] {
    return this.ordered;
  }

  /** Grows with every change, so that a view knows whether it is up to date. */
  get version(): number {
    return this.changes;
  }

  /** The `seq` to resume a stream after. */
  get highestSeq(): number {
    return this.highest;
  }

  get lastT(): number {
    return this.ordered.at(-1)?.t ?? 0;
  }

  event(seq: number): RunEvent | undefined {
    return this.bySeq.get(seq);
  }

  /** @returns false for an event that was here already, as after a reconnect */
  add(event: RunEvent): boolean {
    if (this.bySeq.has(event.seq)) {
      return false;
    }
    this.bySeq.set(event.seq, event);
    this.highest = Math.max(this.highest, event.seq);
    let at = this.ordered.length;
    while (at > 0 && comesAfter(this.ordered[at - 1], event)) {
      at--;
    }
    this.ordered.splice(at, 0, event);
    this.forgetStatesFrom(at);
    if (event.kind === 'buyer-finished' && event.outcome === 'killed') {
      this.rememberLastSign(event.buyer);
    }
    this.isFinished ||= event.kind === 'run-finished';
    if (this.isFinished) {
      this.settleStopped();
    }
    this.changes++;
    return true;
  }

  /** Tells the buyers that a stop has ended from those that were killed; events may come after that of the stop. */
  private settleStopped(): void {
    const { placement } = this.setup.scenario;
    const stopped = stoppedBuyers(this.ordered, (buyer) => addressOf(buyer, placement).process);
    this.ordered.forEach((event, at) => {
      if (event.kind === 'buyer-finished' && isKill(event.outcome)) {
        const outcome = stopped.has(event.buyer) ? 'stopped' : 'killed';
        const settled = { ...event, outcome } as const;
        this.ordered[at] = settled;
        this.bySeq.set(event.seq, settled);
        this.forgetStatesFrom(at);
      }
    });
  }

  private rememberLastSign(buyer: number): void {
    const at = this.ordered.findLastIndex(
      (event) => isBuyerEvent(event) && event.buyer === buyer && !NO_SIGNS.has(event.kind),
    );
    this.lastSigns.set(buyer, this.ordered[at]?.t ?? 0);
    this.forgetStatesFrom(at);
  }

  private forgetStatesFrom(index: number): void {
    const known = Math.floor(Math.max(0, index) / CHECKPOINT_EVERY) + 1;
    this.checkpoints.length = Math.min(this.checkpoints.length, known);
  }

  /** The state after everything that happened up to and including `t`. */
  stateAt(t: number): RunState {
    return this.stateAfter(this.countUpTo(t));
  }

  /** How many events happened up to and including `t`. */
  countUpTo(t: number): number {
    let low = 0;
    let high = this.ordered.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.ordered[middle]?.t ?? Infinity) <= t) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The state after the first `count` events in the order of time. */
  stateAfter(count: number): RunState {
    const wanted = Math.min(Math.max(count, 0), this.ordered.length);
    let index = Math.min(Math.floor(wanted / CHECKPOINT_EVERY), this.checkpoints.length - 1);
    let state = this.checkpoints[index] ?? initialState(this.setup);
    for (let i = index * CHECKPOINT_EVERY; i < wanted; i++) {
      const event = this.ordered[i];
      if (event === undefined) {
        break;
      }
      state = reduce(state, event, this.setup);
      if ((i + 1) % CHECKPOINT_EVERY === 0 && this.checkpoints.length === ++index) {
        this.checkpoints.push(state);
      }
    }
    return state;
  }
}

function comesAfter(earlier: RunEvent | undefined, later: RunEvent): boolean {
  return (
    earlier !== undefined &&
    (earlier.t > later.t || (earlier.t === later.t && earlier.seq > later.seq))
  );
}
