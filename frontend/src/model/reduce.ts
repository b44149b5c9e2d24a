import { type BuyerEvent, isBuyerEvent, type Outcome, type RunEvent } from './events';
import { never } from './never';
import { keepsTickets, rollsBack, voidsTickets } from './open-writes';
import { lineAfter } from './program';
import {
  type Activity,
  buyersOfWorker,
  type BuyerState,
  continuesHold,
  hasLock,
  type OpenWrite,
  type RunState,
  type Setup,
  type Ticket,
  wasDead,
} from './run-state';
import { type Claim, claimOf, conflicts, isSame } from './wait-for-graph';
import { isKill } from './stop';

/** The state after one more event. Pure: neither argument is changed. */
export function reduce(state: RunState, event: RunEvent, setup: Setup): RunState {
  const next = { ...state, t: Math.max(state.t, event.t) };
  if (isBuyerEvent(event)) {
    const before = state.buyers[event.buyer];
    if (before === undefined) {
      return next;
    }
    const after = { ...reduceBuyer(before, event, setup), ...handOf(before, event, setup) };
    const buyers = state.buyers.with(event.buyer, after);
    return shared({ ...next, phase: 'running', buyers }, event, before, setup);
  }
  switch (event.kind) {
    case 'run-started':
      return { ...next, phase: 'running', count: event.count ?? state.count };
    case 'worker-started':
      return patch(next, buyersOfWorker(state, event), () => ({
        pid: event.pid,
        dead: false,
      }));
    case 'worker-exited':
      return patch(next, buyersOfWorker(state, event), (buyer) => ({
        dead: buyer.outcome === null || isKill(buyer.outcome),
        frozen: false,
        gated: false,
        activity: lastActivity(buyer.activity, buyer.outcome),
      }));
    case 'store':
      return { ...next, count: event.count ?? null, version: event.version ?? state.version };
    case 'schedule-ended':
      return next;
    case 'run-finished':
      return { ...next, phase: 'finished' };
    default:
      return never(event);
  }
}

/** What a buyer did last. A buyer that was cut off keeps its activity, so that the wait-for graph still contains it. */
function lastActivity(activity: Activity, outcome: Outcome | null): Activity {
  return outcome === 'cut-off' ? activity : 'finished';
}

function patch(
  state: RunState,
  ids: readonly number[],
  change: (buyer: BuyerState) => Partial<BuyerState>,
): RunState {
  if (ids.length === 0) {
    return state;
  }
  const buyers = [...state.buyers];
  for (const id of ids) {
    const buyer = buyers[id];
    if (buyer !== undefined) {
      buyers[id] = { ...buyer, ...change(buyer) };
    }
  }
  return { ...state, buyers };
}

/** What an event changes in the buyer it belongs to. */
function reduceBuyer(buyer: BuyerState, event: BuyerEvent, setup: Setup): BuyerState {
  const here = { ...buyer, line: event.step ?? buyer.line, gated: event.kind === 'gate' };
  const done = (): BuyerState => ({ ...here, ...afterLine(event.step, setup) });
  switch (event.kind) {
    case 'buyer-started':
      return { ...here, activity: 'ready' };
    case 'gate':
      return { ...here, activity: activityAt(event.step, setup) };
    case 'lock-requested':
      return hasLock(setup) ? { ...here, activity: 'waiting', request: claimOf(event) } : done();
    case 'lock-waiting':
      return here;
    case 'lock-acquired':
      return { ...done(), request: null, retries: 0 };
    case 'lock-released':
    case 'committed':
    case 'queried':
      return { ...done(), retries: 0 };
    case 'conflict':
      return {
        ...here,
        retries: event.retry ?? buyer.retries + 1,
      };
    case 'lock-timeout':
    case 'deadlock-refused':
      return { ...here, activity: 'working', request: null };
    case 'lock-lost':
      return here;
    case 'read':
      return {
        ...done(),
        copy: event.count,
        copyVersion: event.version ?? null,
        stale: false,
      };
    case 'took':
      return { ...done(), copy: event.count };
    case 'sold-out':
      return done();
    case 'wrote':
      return {
        ...done(),
        copy: event.count,
        copyVersion: event.version ?? null,
        stale: false,
        retries: 0,
      };
    case 'write-rejected':
      return here;
    case 'failed':
      return { ...here, activity: 'working' };
    case 'fault':
      return { ...here, gated: buyer.gated && !setup.traits.leavingGate.has(event.fault) };
    case 'frozen':
      return { ...here, gated: buyer.gated, frozen: true };
    case 'thawed':
      return { ...here, gated: buyer.gated, frozen: false };
    case 'fault-missed':
    case 'off-schedule':
      return buyer;
    case 'buyer-finished':
      return {
        ...here,
        line: null,
        activity: lastActivity(buyer.activity, event.outcome),
        outcome: event.outcome,
        dead: buyer.dead || isKill(event.outcome),
        frozen: isKill(event.outcome) ? false : buyer.frozen,
      };
    default:
      return never(event);
  }
}

/** Without gates in the history, a buyer that has finished a line is at the next one. */
function afterLine(
  step: number | undefined,
  setup: Setup,
): { line: number | null; activity: Activity } | { activity: Activity } {
  if (step === undefined) {
    return { activity: 'working' };
  }
  const line = lineAfter(setup.lines, step);
  return line === null ? { activity: 'working' } : { line, activity: activityAt(line, setup) };
}

function activityAt(line: number | undefined, setup: Setup): Activity {
  const keyword = line === undefined ? undefined : setup.lines[line - 1]?.keyword;
  return keyword === 'think' ? 'thinking' : 'working';
}

/** What a buyer has taken and written, but not committed, and its tickets. */
type Hand = Pick<BuyerState, 'tickets' | 'openWrite'>;

/** What an event changes in a buyer's hand, by the rules that the verdict counts sales by. */
function handOf({ tickets, openWrite }: Hand, event: BuyerEvent, { lines }: Setup): Hand {
  if (event.kind === 'took') {
    return { tickets: [...tickets, { number: event.count + 1, written: false }], openWrite };
  }
  if (event.kind === 'wrote') {
    const written = writtenTickets(tickets, event.count);
    const { count, version = null } = event;
    return event.uncommitted === true
      ? { tickets: written, openWrite: { count, version } }
      : { tickets: settled(written), openWrite: null };
  }
  if (event.kind === 'committed') {
    return { tickets: settled(tickets), openWrite: null };
  }
  if (keepsTickets(event)) {
    return { tickets: tickets.map(({ number }) => ({ number, written: true })), openWrite: null };
  }
  const [isRolledBack, isVoid] = [rollsBack(event), voidsTickets(event, lines)];
  const isKept = ({ written, uncommitted }: Ticket) =>
    written || !(uncommitted === true ? isRolledBack : isVoid);
  return {
    tickets: isRolledBack || isVoid ? tickets.filter(isKept) : tickets,
    openWrite: isRolledBack || event.kind === 'buyer-finished' ? null : openWrite,
  };
}

/** Taken tickets become written ones, which have the numbers above the written count. */
function writtenTickets(tickets: readonly Ticket[], count: number): readonly Ticket[] {
  const before = tickets.filter(({ written, uncommitted }) => written || uncommitted === true);
  const taken = tickets.length - before.length;
  const now = Array.from({ length: taken }, (_, index): Ticket => ({
    number: count + taken - index,
    written: false,
    uncommitted: true,
  }));
  return [...before, ...now];
}

function settled(tickets: readonly Ticket[]): readonly Ticket[] {
  return tickets.map((ticket) =>
    ticket.uncommitted === true ? { number: ticket.number, written: true } : ticket,
  );
}

/** What an event of a buyer changes for the others: the store and the key. */
function shared(
  state: RunState,
  event: BuyerEvent,
  { openWrite }: BuyerState,
  setup: Setup,
): RunState {
  switch (event.kind) {
    case 'wrote': {
      const { count, version = null } = event;
      return event.uncommitted === true ? state : withWrite(state, event.buyer, { count, version });
    }
    case 'committed':
      return openWrite === null ? state : withWrite(state, event.buyer, openWrite);
    case 'lock-acquired':
      return acquired(state, event, setup);
    case 'lock-released':
      return (event.owed ?? 0) > 0 ? state : withoutHold(state, event);
    case 'lock-lost':
      return withoutHold(state, event);
    default:
      return state;
  }
}

/** What all buyers see of a write: the count, and that their copies are outdated. */
function withWrite(state: RunState, writer: number, { count, version }: OpenWrite): RunState {
  return {
    ...state,
    count,
    version: version ?? state.version,
    buyers: state.buyers.map((buyer) =>
      buyer.id !== writer && buyer.copy !== null && !buyer.stale && buyer.outcome === null
        ? { ...buyer, stale: true }
        : buyer,
    ),
  };
}

function acquired(
  state: RunState,
  event: Extract<BuyerEvent, { kind: 'lock-acquired' }>,
  setup: Setup,
): RunState {
  const own = claimOf(event);
  const isAgain = state.holds.some((hold) => isSame(hold, own)) && continuesHold(setup, event);
  return isAgain || !hasLock(setup)
    ? state
    : { ...state, holds: [...otherHolds(state, own, event.t, setup), own] };
}

function withoutHold(
  state: RunState,
  event: Extract<BuyerEvent, { kind: 'lock-released' | 'lock-lost' }>,
): RunState {
  const own = claimOf(event);
  return { ...state, holds: state.holds.filter((hold) => !isSame(hold, own)) };
}

/** A dead buyer holds its key until another buyer gets it. */
function otherHolds(state: RunState, own: Claim, t: number, setup: Setup): readonly Claim[] {
  return state.holds.filter(
    (hold) =>
      !isSame(hold, own) &&
      !(
        conflicts(hold, own) &&
        (state.buyers[hold.buyer]?.dead === true || wasDead(setup, hold.buyer, t))
      ),
  );
}
