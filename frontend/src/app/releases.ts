import type { EventLog } from '../model/event-log';
import type { RunEvent } from '../model/events';

/** The gates at which buyers were released last, so that a double click releases a buyer once. */
export class Releases {
  private readonly seqs = new Map<number | 'all', number>();

  /** Records a release. @returns false if the buyer was released at this gate before */
  add(buyer: number | 'all', log: EventLog | null): boolean {
    const gate = seqOfGate(buyer, log);
    const isNew = this.seqs.get(buyer) !== gate;
    this.seqs.set(buyer, gate);
    return isNew;
  }

  /** The buyer was not released after all. */
  delete(buyer: number | 'all'): void {
    this.seqs.delete(buyer);
  }

  clear(): void {
    this.seqs.clear();
  }
}

/** The `seq` of the buyer's last `gate` event; 0 if it has none. */
function seqOfGate(buyer: number | 'all', log: EventLog | null): number {
  const isGate = (event: RunEvent) => event.kind === 'gate' && event.buyer === buyer;
  return log?.events.findLast(isGate)?.seq ?? 0;
}
