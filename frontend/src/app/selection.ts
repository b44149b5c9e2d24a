import type { EventLog } from '../model/event-log';
import type { RunSession } from './run-session';

/** The selection: a picked event, or the events that prove a finding. */
export class Selection {
  pinned: number | null = null;
  finding: number | null = null;
  /** Whether the viewer made the selection. One that the page made scrolls nothing and highlights no buyer. */
  private isByHand = false;
  /** The run whose first finding was selected. */
  private judged = '';

  constructor(private readonly session: RunSession) {}

  pin(seq: number | null): void {
    Object.assign(this, { pinned: seq, finding: null, isByHand: true });
  }

  /** Picks one of the events of the chosen finding, which stays chosen. */
  showFrame(seq: number): void {
    Object.assign(this, { pinned: seq, isByHand: true });
  }

  choose(finding: number | null): void {
    Object.assign(this, { pinned: null, finding, isByHand: true });
  }

  clear(): void {
    Object.assign(this, { pinned: null, finding: null });
  }

  /** Selects the first finding of a verdict, once a run. */
  selectFirstFinding(): void {
    const { run, verdict } = this.session;
    if (verdict !== null && run !== null && this.judged !== run.id) {
      this.judged = run.id;
      this.isByHand = false;
      this.finding = verdict.findings.length > 0 ? 0 : null;
    }
  }

  /** The `seq` of the events to highlight. */
  get highlighted(): ReadonlySet<number> {
    return new Set(this.pinned === null ? this.witness : [this.pinned]);
  }

  /** The buyers of the events that the viewer has selected. */
  highlightedBuyers(log: EventLog): ReadonlySet<number> {
    const events = this.isByHand ? [...this.highlighted].map((seq) => log.event(seq)) : [];
    return new Set(
      events.flatMap((event) => (event !== undefined && 'buyer' in event ? [event.buyer] : [])),
    );
  }

  /** The event to scroll into view; null unless the viewer selected it. */
  get focusSeq(): number | null {
    return this.isByHand ? (this.pinned ?? this.witness[0] ?? null) : null;
  }

  private get witness(): readonly number[] {
    const { finding, session } = this;
    return finding === null ? [] : (session.verdict?.findings[finding]?.witness ?? []);
  }
}
