/** The name of the only lock of a scenario that names none. */
export const DEFAULT_LOCK = 'lock';

/** A buyer's hold of a lock, or its request for one. */
export interface Claim {
  readonly buyer: number;
  /** The name of the lock. */
  readonly lock: string;
  /** Whether other buyers that share the lock can hold it at the same time. */
  readonly shared: boolean;
}

/** The claim of an event, which leaves defaults out. */
export function claimOf(event: {
  readonly buyer: number;
  readonly lock?: string;
  readonly shared?: boolean;
}): Claim {
  return { buyer: event.buyer, lock: event.lock ?? DEFAULT_LOCK, shared: event.shared ?? false };
}

/** Whether it is wrong that both are held at the same time; `Claim.conflictsWith` on the server. */
export function conflicts(one: Claim, other: Claim): boolean {
  return one.buyer !== other.buyer && one.lock === other.lock && !(one.shared && other.shared);
}

/** Whether both are of one buyer and one lock. */
export function isSame(one: Claim, other: Claim): boolean {
  return one.buyer === other.buyer && one.lock === other.lock;
}

/** Which request waits for which holds, at one moment, as on the server. */
export class WaitForGraph {
  /** @param holds in the order of acquisition */
  constructor(
    readonly holds: readonly Claim[],
    readonly requests: readonly Claim[],
  ) {}

  /** The names of the locks, in the order of holds and requests. */
  get locks(): readonly string[] {
    return [...new Set([...this.holds, ...this.requests].map(({ lock }) => lock))];
  }

  holdsOf(name: string): readonly Claim[] {
    return this.holds.filter(({ lock }) => lock === name);
  }

  requestsFor(name: string): readonly Claim[] {
    return this.requests.filter(({ lock }) => lock === name);
  }

  /** The part about some of the buyers: those that see the same instance of each lock. */
  among(buyers: readonly number[]): WaitForGraph {
    const isHere = ({ buyer }: Claim) => buyers.includes(buyer);
    return new WaitForGraph(this.holds.filter(isHere), this.requests.filter(isHere));
  }
}
