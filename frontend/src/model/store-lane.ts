import type { RunEvent } from './events';
import { STORE_LANE, type Mark, type Span } from './lanes';
import { OpenWrites } from './open-writes';
import type { Setup } from './run-state';

/** What the store held, and from when to when. */
export function buildStoreLane(
  events: readonly RunEvent[],
  setup: Setup,
): { spans: readonly Span[]; marks: readonly Mark[] } {
  const spans: Span[] = [];
  const marks: Mark[] = [];
  let current = count(setup.scenario.stock, events[0]?.t ?? 0, 0, null);
  const open = new OpenWrites();
  for (const event of events) {
    const write = open.add(event).at(-1);
    if (write !== undefined) {
      spans.push({ ...current, to: event.t });
      current = count(write.count, event.t, event.seq, write.buyer);
    }
    switch (event.kind) {
      case 'store':
        if (event.count !== undefined && String(event.count) !== current.label) {
          spans.push({ ...current, to: event.t });
          current = count(event.count, event.t, event.seq, null);
        }
        break;
      case 'failed':
        if (event.what === 'torn-read') {
          marks.push(torn(event.t, event.seq));
        }
        break;
      case 'run-finished':
        return { spans: [...spans, { ...current, to: event.t }], marks };
      default:
        break;
    }
  }
  return { spans: events.length === 0 ? [] : [...spans, current], marks };
}

function count(value: number, from: number, seq: number, buyer: number | null): Span {
  return {
    lane: STORE_LANE,
    kind: 'count',
    from,
    to: null,
    seq,
    label: String(value),
    buyer,
    lock: null,
    wrong: false,
  };
}

function torn(t: number, seq: number): Mark {
  return { lane: STORE_LANE, kind: 'failed', t, seq, label: '', wrong: true };
}
