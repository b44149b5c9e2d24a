import type { RunEvent } from './events';
import type { ProgramLine } from './program';

type Wrote = Extract<RunEvent, { kind: 'wrote' }>;
type OfBuyer = Extract<RunEvent, { readonly buyer: number }>;

/** The failures after which a buyer may have written all the same, or had not come to write. */
const KEEPING: ReadonlySet<string> = new Set(['torn-read', 'unconfirmed']);

/** Whether an event rolls back what its buyer has written and not committed. */
export function rollsBack(event: RunEvent): boolean {
  return event.kind === 'lock-lost' || undoes(event);
}

/** Whether an event takes away the tickets that its buyer has taken and not written. */
export function voidsTickets(event: RunEvent, lines: readonly ProgramLine[]): boolean {
  const isRefusedWrite =
    event.kind === 'sold-out' && lines[(event.step ?? 0) - 1]?.keyword === 'write';
  return isRefusedWrite || undoes(event);
}

/** Whether a buyer ends with what it has in its hand, even where it has not committed. */
export function keepsTickets(event: RunEvent): boolean {
  return (
    event.kind === 'buyer-finished' && (event.outcome === 'bought' || event.outcome === 'sold-out')
  );
}

function undoes(event: RunEvent): boolean {
  return (
    event.kind === 'conflict' ||
    event.kind === 'write-rejected' ||
    (event.kind === 'failed' && !KEEPING.has(event.what ?? ''))
  );
}

/** Writes in transactions, from the write to the commit or the rollback. Takes a history event by event. */
export class OpenWrites {
  private readonly open = new Map<number, readonly Wrote[]>();

  /** @returns the writes that other buyers see from this event on */
  add(event: RunEvent): readonly Wrote[] {
    if (event.kind === 'wrote') {
      const writes = [...this.of(event), event];
      this.open.set(event.buyer, event.uncommitted === true ? writes : []);
      return event.uncommitted === true ? [] : writes;
    }
    if (event.kind === 'committed') {
      const writes = this.of(event);
      this.open.delete(event.buyer);
      return writes;
    }
    if ('buyer' in event && (rollsBack(event) || event.kind === 'buyer-finished')) {
      this.open.delete(event.buyer);
    }
    return [];
  }

  private of({ buyer }: OfBuyer): readonly Wrote[] {
    return this.open.get(buyer) ?? [];
  }
}
