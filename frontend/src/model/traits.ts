import type { Offered } from './catalog';
import { optionMs, type Scenario } from './scenario';

/** Properties of a scenario's lock and of faults that decide how events are read. */
export interface Traits {
  /** How long an unreleased hold lasts, in milliseconds; null where holds do not expire. */
  readonly leaseMs: number | null;
  /** Whether waits end by themselves: after a lease of the holder's, or a limit of the waiter's. */
  readonly waitsEnd: boolean;
  /** Whether a holder's second acquisition continues its hold; otherwise it begins another. */
  readonly continuesHold: boolean;
  /** Kinds of faults after which a buyer is no longer at its gate; a new `gate` event says when it is back. */
  readonly leavingGate: ReadonlySet<string>;
}

/** Kinds whose lease is that of a session, which the client renews for as long as it runs. */
const OF_SESSIONS: ReadonlySet<string> = new Set(['zookeeper']);

/** Before the catalog has arrived. */
const UNKNOWN: Traits = {
  leaseMs: null,
  waitsEnd: true,
  continuesHold: false,
  leavingGate: new Set(),
};

/** @param offered what the server offers; null while it is unknown */
export function traitsOf({ lock }: Scenario, offered: Offered | null): Traits {
  if (offered === null) {
    return UNKNOWN;
  }
  const { faults, locks } = offered;
  const own = locks.find(({ kind }) => kind === lock.kind);
  const isLease = own?.options.includes('leaseMs') === true;
  return {
    leaseMs: isLease ? optionMs(lock, 'leaseMs') : null,
    waitsEnd:
      (isLease && !OF_SESSIONS.has(lock.kind)) || optionMs(lock, 'acquireTimeoutMs') !== null,
    continuesHold: own !== undefined && own.reacquisition !== 'waits-for-itself',
    leavingGate: new Set(faults.filter(({ leavesGate }) => leavesGate).map(({ kind }) => kind)),
  };
}
