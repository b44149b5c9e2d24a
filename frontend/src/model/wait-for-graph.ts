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

/** A request that waits for a hold of another buyer. */
export interface Edge {
  readonly request: Claim;
  readonly hold: Claim;
}

/** Which request waits for which holds, at one moment, as on the server. */
export class WaitForGraph {
  readonly edges: readonly Edge[];

  /** @param holds in the order of acquisition */
  constructor(
    readonly holds: readonly Claim[],
    readonly requests: readonly Claim[],
  ) {
    const current = holds.filter((hold) => this.isCurrent(hold));
    this.edges = requests.flatMap((request) =>
      current.filter((hold) => conflicts(hold, request)).map((hold) => ({ request, hold })),
    );
  }

  /** The names of the locks, in alphabetical order. */
  get locks(): readonly string[] {
    return [...new Set([...this.holds, ...this.requests].map(({ lock }) => lock))].sort();
  }

  holdsOf(name: string): readonly Claim[] {
    return this.holds.filter(({ lock }) => lock === name);
  }

  requestsFor(name: string): readonly Claim[] {
    return this.requests.filter(({ lock }) => lock === name);
  }

  /** Whether no other buyer has acquired the lock since; after a lease has ended, its holder may not know that. */
  isCurrent(hold: Claim): boolean {
    const newest = this.holdsOf(hold.lock).at(-1);
    return newest === undefined || hold === newest || !conflicts(hold, newest);
  }

  /** The edges of cycles: from the holder of each, edges lead back to the buyer that waits. */
  cycleEdges(): readonly Edge[] {
    const { edges } = this;
    const next = new Map<number, Set<number>>();
    for (const { request, hold } of edges) {
      next.set(request.buyer, (next.get(request.buyer) ?? new Set()).add(hold.buyer));
    }
    const reached = new Map([...next.keys()].map((buyer) => [buyer, reachedFrom(buyer, next)]));
    return edges.filter(
      ({ request, hold }) => reached.get(hold.buyer)?.has(request.buyer) === true,
    );
  }

  /** The part about some of the buyers: those that see the same instance of each lock. */
  among(buyers: readonly number[]): WaitForGraph {
    const isHere = ({ buyer }: Claim) => buyers.includes(buyer);
    return new WaitForGraph(this.holds.filter(isHere), this.requests.filter(isHere));
  }
}

/** The buyers that edges lead to from a buyer. */
function reachedFrom(
  start: number,
  next: ReadonlyMap<number, ReadonlySet<number>>,
): ReadonlySet<number> {
  const reached = new Set<number>();
  const open = [start];
  for (let buyer = open.pop(); buyer !== undefined; buyer = open.pop()) {
    for (const holder of next.get(buyer) ?? []) {
      if (!reached.has(holder)) {
        reached.add(holder);
        open.push(holder);
      }
    }
  }
  return reached;
}
