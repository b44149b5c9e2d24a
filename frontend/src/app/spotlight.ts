import type { EventLog } from '../model/event-log';
import type { RunSession } from './run-session';

/** The selection: a picked event, or the events that prove a finding. */
export class Spotlight {
  pinned: number | null = null;
  finding: number | null = null;
  /** Whether the viewer selected it; the page's own selection scrolls nothing and highlights no buyer. */
  private isByHand = false;
  /** The run whose first finding was pointed out. */
  private judged = '';

  constructor(private readonly session: RunSession) {}

  pin(seq: number | null): void {
    Object.assign(this, { pinned: seq, finding: null, isByHand: true });
  }

  choose(finding: number | null): void {
    Object.assign(this, { pinned: null, finding, isByHand: true });
  }

  clear(): void {
    Object.assign(this, { pinned: null, finding: null });
  }

  /** Points out what a verdict begins with, once a run. */
  showFirstFinding(): void {
    const { run, verdict } = this.session;
    if (verdict !== null && run !== null && this.judged !== run.id) {
      this.judged = run.id;
      this.isByHand = false;
      this.finding = verdict.findings.length > 0 ? 0 : null;
    }
  }

  /** The `seq` of the events to point out. */
  get lit(): ReadonlySet<number> {
    return new Set(this.pinned === null ? this.witness : [this.pinned]);
  }

  /** The buyers of what the viewer has selected. */
  litBuyers(log: EventLog): ReadonlySet<number> {
    const events = this.isByHand ? [...this.lit].map((seq) => log.event(seq)) : [];
    return new Set(
      events.flatMap((event) => (event !== undefined && 'buyer' in event ? [event.buyer] : [])),
    );
  }

  /** The event to scroll into view; only one that the viewer chose. */
  get focusSeq(): number | null {
    return this.isByHand ? (this.pinned ?? this.witness[0] ?? null) : null;
  }

  private get witness(): readonly number[] {
    const { finding, session } = this;
    return finding === null ? [] : (session.verdict?.findings[finding]?.witness ?? []);
  }
}
