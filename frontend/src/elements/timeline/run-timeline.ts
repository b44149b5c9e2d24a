import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Player } from '../../app/player';
import type { LaneHead } from '../../draw/scene';
import { type Axis, orderAxis, TIME_AXIS } from '../../model/axis';
import type { EventLog } from '../../model/event-log';
import { ALL_LANES, chosenLanes, type LaneChoice, togglePin } from '../../model/lane-choice';
import { firstBuyerLane } from '../../model/lanes';
import { isOtherSet, memo } from '../../model/memo';
import type { Picture } from '../../model/picture';
import { buyerCount } from '../../model/scenario';
import { markRange, type TimeRange } from '../../model/time-range';
import { shared } from '../../styles/shared';
import { describe, whoOf } from '../../texts/describe';
import type { Texts } from '../../texts/en';
import {
  EventPinned,
  type EventsFound,
  type LanePinned,
  type RangeSelected,
  type TimelineOrdered,
} from '../common/events';
import './event-table';
import { headsOf } from './lane-heads';
import { along, ghostAlong } from './timeline-projection';
import type { TimelineCanvas } from './timeline-canvas';
import './timeline-canvas';
import './timeline-foot';
import './timeline-tools';

/** The timeline with its tools, as a chart or as a table, and the description of the pinned event. */
@customElement('run-timeline')
export class RunTimeline extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }

      .body {
        position: relative;
        flex: 1;
        min-height: 0;
        border-top: 1px solid var(--line);
      }

      timeline-canvas,
      event-table {
        position: absolute;
        inset: 0;
      }

      .nobody {
        position: absolute;
        inset: auto 0 38%;
        color: var(--muted);
        text-align: center;
        pointer-events: none;
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) log!: EventLog;
  @property({ attribute: false }) picture!: Picture;
  @property({ attribute: false }) player!: Player;
  @property({ attribute: false, hasChanged: isOtherSet }) highlighted: ReadonlySet<number> =
    new Set();
  @property({ attribute: false }) pinned: number | null = null;
  @property({ attribute: false }) focusSeq: number | null = null;
  @property({ attribute: false }) window: TimeRange | null = null;
  @property({ attribute: false }) moment: number | null = null;
  /** The previous run, drawn behind this one; null for none. */
  @property({ attribute: false }) ghost: Picture | null = null;
  @property({ attribute: false }) previousLog: EventLog | null = null;
  @property({ type: Number }) version = 0;
  @property({ type: Number }) now = 0;
  @property({ type: Boolean }) isOver = false;
  @property({ type: Boolean }) dark = false;
  @property() runId = '';

  @query('timeline-canvas') private readonly chart!: TimelineCanvas | null;
  @state() private isTable = false;
  @state() private isSearching = false;
  @state() private isOrdered = false;
  @state() private choice: LaneChoice = ALL_LANES;
  @state() private selectedRange: TimeRange | null = null;
  @state() private found: ReadonlySet<number> | null = null;

  private axis: Axis = TIME_AXIS;
  private lanes: readonly number[] = [];
  private heads: readonly LaneHead[] = [];
  private shown!: Picture;
  private shownGhost: Picture | null = null;
  private marked: ReadonlySet<number> = new Set();
  private readonly headsFor = memo(headsOf);
  private readonly projected = memo(along);
  private readonly projectedGhost = memo(ghostAlong);
  private readonly axisOf = memo((isOrdered: boolean, log: EventLog, version: number) =>
    isOrdered && version > 0 ? orderAxis(log.events) : TIME_AXIS,
  );

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('runId')) {
      this.selectedRange = null;
      this.found = null;
    }
    const { log, texts, choice } = this;
    this.axis = this.axisOf(this.isOrdered, log, log.version);
    const { buyers } = log.stateAfter(Infinity);
    const locks = log.setup.locks.length;
    const lanes = chosenLanes(choice, buyers, this.foundBuyers(), locks);
    this.lanes = lanes.join() === this.lanes.join() ? this.lanes : lanes;
    this.heads = this.headsFor(this.lanes, log.setup, choice.pinned, texts);
    this.shown = this.projected(this.picture, this.lanes, this.axis);
    this.shownGhost =
      this.ghost === null
        ? null
        : this.projectedGhost(this.ghost, this.lanes, locks, this.isOrdered, this.previousLog);
    this.marked =
      this.found === null ? this.highlighted : new Set([...this.highlighted, ...this.found]);
  }

  override render() {
    const { texts } = this;
    return html`
      <timeline-tools
        .texts=${texts}
        .axis=${this.axis.kind}
        .filter=${this.choice.filter}
        ?table=${this.isTable}
        ?searching=${this.isSearching}
        ?hasPrevious=${this.previousLog !== null}
        ?hasGhost=${this.ghost !== null}
        @timeline-ordered=${this.handleOrder}
      ></timeline-tools>
      <div class="body">${this.isTable ? this.table() : this.canvas()}</div>
      <timeline-foot
        .texts=${texts}
        .log=${this.log}
        .version=${this.version}
        .pinned=${this.pinned}
        .selectedRange=${this.selectedRange}
        ?searching=${this.isSearching}
        @events-found=${this.showFound}
        @lane-pinned=${this.pinLane}
        @range-selected=${this.select}
      ></timeline-foot>
    `;
  }

  /** @returns whether the timeline handled the key */
  press(key: string): boolean {
    switch (key) {
      case '/':
        this.isSearching = true;
        return true;
      case 'b':
      case 'e':
        this.mark(key === 'b' ? 'begin' : 'end');
        return true;
      case 'Escape':
        this.selectedRange = null;
        return true;
      default:
        return this.chart?.press(key) ?? false;
    }
  }

  /** Sets an edge of the selected range to the moment that is shown. */
  private mark(edge: 'begin' | 'end'): void {
    const { log, picture, now } = this;
    if (log.events.length > 0) {
      const run = { from: picture.from, to: now };
      this.show(markRange(this.selectedRange, edge, this.moment ?? now, run));
    }
  }

  private canvas() {
    const { scenario, locks } = this.log.setup;
    return html`<timeline-canvas
        .texts=${this.texts}
        .picture=${this.shown}
        .axis=${this.axis}
        .heads=${this.heads}
        .ghost=${this.shownGhost}
        .selectedRange=${this.selectedRange}
        .player=${this.player}
        .highlighted=${this.marked}
        .focusSeq=${this.focusSeq}
        .window=${this.window}
        .moment=${this.moment}
        .now=${this.now}
        .describeEvent=${this.describeEvent}
        .runId=${this.runId}
        ?dark=${this.dark}
        ?isOver=${this.isOver}
        .label=${this.texts.timeline.label(buyerCount(scenario.placement), this.log.events.length)}
        @lane-pinned=${this.pinLane}
        @range-selected=${this.select}
      ></timeline-canvas>
      ${
        this.lanes.some((lane) => lane >= firstBuyerLane(locks.length))
          ? nothing
          : html`<p class="nobody" role="status">${this.texts.timeline.nobody}</p>`
      }`;
  }

  private table() {
    return html`<event-table
      .texts=${this.texts}
      .events=${this.log.events}
      .version=${this.version}
      .highlighted=${this.highlighted}
    ></event-table>`;
  }

  private handleOrder({ order }: TimelineOrdered): void {
    if (typeof order === 'object') {
      this.choice = { ...this.choice, filter: order.filter };
      return;
    }
    switch (order) {
      case 'zoom-in':
      case 'zoom-out':
        this.chart?.zoomStep(order === 'zoom-in' ? 1 : -1);
        break;
      case 'fit':
        this.chart?.fit();
        break;
      case 'table':
        this.isTable = !this.isTable;
        break;
      case 'axis':
        this.isOrdered = !this.isOrdered;
        break;
      case 'search':
        this.isSearching = !this.isSearching;
        this.found = null;
        break;
      case 'ghost':
      case 'compare':
        break;
    }
  }

  private showFound({ seqs }: EventsFound): void {
    this.found = seqs;
    this.isSearching = seqs !== null;
  }

  private pinLane({ buyer }: LanePinned): void {
    this.choice = togglePin(this.choice, buyer);
  }

  private select({ range }: RangeSelected): void {
    this.show(range);
  }

  /** Selects a range, and clears the pin, because the figures are shown in its place. */
  private show(range: TimeRange | null): void {
    this.selectedRange = range;
    if (range !== null && this.pinned !== null) {
      this.dispatchEvent(new EventPinned(null));
    }
  }

  private foundBuyers(): ReadonlySet<number> {
    const events = [...this.highlighted, ...(this.found ?? [])].map((seq) => this.log.event(seq));
    return new Set(
      events.flatMap((event) => (event !== undefined && 'buyer' in event ? [event.buyer] : [])),
    );
  }

  private readonly describeEvent = (seq: number): string => {
    const event = this.log.event(seq);
    return event === undefined
      ? ''
      : `${whoOf(event, this.texts)} · ${describe(event, this.texts)}`;
  };
}
