import type { RunEvent } from './events';
import { laneOf, type Mark, type MarkKind, type Span, type SpanKind } from './lanes';
import { thinksBetween } from './program';
import { hasLock, type Setup } from './run-state';
import { isKill } from './stop';
import { DEFAULT_LOCK } from './wait-for-graph';

interface BuyerLane {
  readonly spans: readonly Span[];
  readonly marks: readonly Mark[];
}

/** One buyer's bars and marks, from its own events in the order of time. */
export function buildBuyerLane(
  events: readonly RunEvent[],
  buyer: number,
  setup: Setup,
): BuyerLane {
  const builder = new LaneBuilder(buyer, setup);
  for (const event of events) {
    builder.add(event);
  }
  return builder.build();
}

class LaneBuilder {
  private readonly spans: Span[] = [];
  private readonly marks: Mark[] = [];
  private readonly open = new Map<SpanKind, Span>();
  private doneStep: number | null = null;
  private doneT = 0;

  private readonly lane: number;

  constructor(
    private readonly buyer: number,
    private readonly setup: Setup,
  ) {
    this.lane = laneOf(buyer, setup.locks.length);
  }

  build(): BuyerLane {
    return { spans: [...this.spans, ...this.open.values()], marks: this.marks };
  }

  add(event: RunEvent): void {
    this.closeThinking(event);
    switch (event.kind) {
      case 'buyer-started':
        this.begin('alive', event);
        break;
      case 'gate':
        if (this.setup.lines[(event.step ?? 0) - 1]?.keyword === 'think') {
          this.begin('thinking', event);
        }
        break;
      case 'lock-requested':
        if (hasLock(this.setup)) {
          this.begin('waiting', event, event.lock ?? DEFAULT_LOCK);
        }
        break;
      case 'lock-acquired':
        this.end('waiting', event.t);
        break;
      case 'lock-timeout':
      case 'deadlock-refused':
        this.end('waiting', event.t);
        this.mark('refused', event, '', true);
        break;
      case 'lock-lost':
        this.mark('refused', event, '', true);
        break;
      case 'queried':
        this.mark('queried', event, String(event.count ?? '½'));
        break;
      case 'read':
      case 'took':
      case 'wrote':
        this.mark(event.kind, event, String(event.count));
        break;
      case 'sold-out':
        this.mark('sold-out', event, '');
        break;
      case 'write-rejected':
        this.mark('refused', event, '');
        break;
      case 'conflict':
        this.mark('retry', event, '');
        break;
      case 'failed':
        this.mark('failed', event, '', true);
        break;
      case 'fault':
        this.mark('fault', event, '');
        break;
      case 'frozen':
        this.begin('frozen', event);
        break;
      case 'thawed':
        this.end('frozen', event.t);
        break;
      case 'worker-exited':
        this.endAll(event.t);
        break;
      case 'buyer-finished':
        if (event.outcome === 'killed' || event.outcome === 'failed') {
          this.mark('ended', event, '', true);
        }
        this.end('waiting', event.t);
        this.end('alive', event.t);
        if (isKill(event.outcome)) {
          this.endAll(event.t);
        }
        break;
      default:
        break;
    }
    this.rememberStep(event);
  }

  /** Where the history has no gates, a `think` line between two events was the time between them. */
  private closeThinking(event: RunEvent): void {
    if (this.open.has('thinking')) {
      this.end('thinking', event.t);
      return;
    }
    const before = 'step' in event ? event.step : undefined;
    const after = this.doneStep;
    if (after === null || before === undefined || event.kind === 'gate') {
      return;
    }
    if (before > after && thinksBetween(this.setup.lines, after, before)) {
      this.spans.push(this.span('thinking', this.doneT, event.t, event.seq));
    }
  }

  private rememberStep(event: RunEvent): void {
    if ('step' in event) {
      this.doneStep = event.step;
      this.doneT = event.t;
    } else if (event.kind === 'buyer-started') {
      this.doneStep = 0;
      this.doneT = event.t;
    }
  }

  private begin(kind: SpanKind, event: RunEvent, lock: string | null = null): void {
    this.end(kind, event.t);
    this.open.set(kind, { ...this.span(kind, event.t, null, event.seq), lock });
  }

  private end(kind: SpanKind, t: number): void {
    const span = this.open.get(kind);
    if (span !== undefined) {
      this.open.delete(kind);
      this.spans.push({ ...span, to: t });
    }
  }

  private endAll(t: number): void {
    for (const kind of [...this.open.keys()]) {
      this.end(kind, t);
    }
  }

  private span(kind: SpanKind, from: number, to: number | null, seq: number): Span {
    const { buyer, lane } = this;
    return { lane, kind, from, to, seq, label: '', buyer, lock: null, wrong: false };
  }

  private mark(kind: MarkKind, event: RunEvent, label: string, wrong = false): void {
    this.marks.push({ lane: this.lane, kind, t: event.t, seq: event.seq, label, wrong });
  }
}
