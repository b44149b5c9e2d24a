import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { duration } from '../../model/duration';
import type { EventLog } from '../../model/event-log';
import { findEvents, nextOf } from '../../model/event-search';
import { spanFigures } from '../../model/span-figures';
import { shared } from '../../styles/shared';
import { describe, whoOf } from '../../texts/describe';
import type { Texts } from '../../texts/en';
import { EventPinned, EventsFound, LanePinned, RangeSelected } from '../common/events';
import { FittedText } from '../common/fitted-text';
import { legend, legendStyles } from './timeline-legend';

/** Below the timeline: the search, the pinned event or selected range, else the legend. */
@customElement('timeline-foot')
export class TimelineFoot extends LitElement {
  static override styles = [
    shared,
    legendStyles,
    css`
      :host {
        display: flex;
        gap: 8px;
        align-items: center;
        height: 36px;
        padding: 0 8px 0 12px;
        border-top: 1px solid var(--line);
        font-size: 12px;
      }

      p {
        flex: 1;
      }

      .fitted {
        max-height: 100%;
        overflow: auto;
        font-size: min(12px, var(--fitted, 12px));
        line-height: 1.25;
        scrollbar-width: thin;
      }

      p.empty,
      small {
        color: var(--muted);
      }

      button {
        flex: none;
        min-height: 26px;
      }

      input {
        width: 190px;
        min-height: 28px;
        padding: 2px 8px;
        border: 1px solid var(--strong-line);
        border-radius: 7px;
        background: var(--raised);
      }

      output {
        min-width: 54px;
        color: var(--muted);
      }

      @media (max-width: 900px) {
        input {
          width: 120px;
        }
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) log!: EventLog;
  @property({ attribute: false }) pinned: number | null = null;
  @property({ attribute: false }) selectedRange: { from: number; to: number } | null = null;
  @property({ type: Boolean }) searching = false;
  @property({ type: Number }) version = 0;

  @query('input') private readonly field!: HTMLInputElement | null;
  @state() private words = '';

  private found: readonly number[] = [];

  constructor() {
    super();
    new FittedText(this);
  }

  override render() {
    if (this.searching) {
      return this.search();
    }
    if (this.pinned !== null) {
      return this.pin(this.pinned);
    }
    if (this.selectedRange !== null) {
      return this.figures(this.selectedRange);
    }
    return this.log.events.length === 0
      ? html`<p class="empty fitted">${this.texts.timeline.empty}</p>`
      : legend(this.texts);
  }

  override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('searching') && this.searching) {
      this.field?.focus();
    }
  }

  private search() {
    const { timeline } = this.texts;
    const at = this.pinned === null ? 0 : this.found.indexOf(this.pinned) + 1;
    return html`
      <input
        type="search"
        aria-label=${timeline.search}
        placeholder=${timeline.searchFor}
        .value=${this.words}
        @input=${this.find}
        @keydown=${this.key}
      />
      <output>${this.words === '' ? '' : timeline.found(at, this.found.length)}</output>
      <button aria-label=${timeline.previousFound} @click=${() => this.turn(-1)}>‹</button>
      <button aria-label=${timeline.nextFound} @click=${() => this.turn(1)}>›</button>
      <p class="fitted">${this.pinned === null ? '' : this.say(this.pinned)}</p>
    `;
  }

  private pin(seq: number) {
    const { timeline } = this.texts;
    const event = this.log.event(seq);
    const buyer = event !== undefined && 'buyer' in event ? event.buyer : null;
    return html`
      <p class="fitted" role="status">${this.say(seq)}</p>
      ${
        buyer === null
          ? nothing
          : html`<button @click=${() => this.dispatchEvent(new LanePinned(buyer))}>
              ${timeline.pinLane}
            </button>`
      }
      <button @click=${() => this.dispatchEvent(new EventPinned(null))}>${timeline.unpin}</button>
    `;
  }

  private figures({ from, to }: { from: number; to: number }) {
    const { timeline } = this.texts;
    const figures = spanFigures(this.log.events, from, to);
    return html`
      <p class="fitted" role="status">
        <b>${duration(figures.lengthNs)}</b>
        <small>${timeline.selected(figures, duration(figures.longestWaitNs))}</small>
      </p>
      <button @click=${() => this.dispatchEvent(new RangeSelected(null))}>${timeline.unpin}</button>
    `;
  }

  private readonly find = (): void => {
    this.words = this.field?.value ?? '';
    this.found = findEvents(
      this.log.events,
      this.words,
      (event) => `${whoOf(event, this.texts)} ${describe(event, this.texts)}`,
    );
    this.dispatchEvent(new EventsFound(new Set(this.found)));
  };

  private key(event: KeyboardEvent): void {
    if (event.key === 'Enter') {
      event.preventDefault();
      this.turn(event.shiftKey ? -1 : 1);
    } else if (event.key === 'Escape') {
      this.words = '';
      this.found = [];
      this.dispatchEvent(new EventsFound(null));
    }
  }

  private turn(by: 1 | -1): void {
    const seq = nextOf(this.found, this.pinned, by);
    if (seq !== null) {
      this.dispatchEvent(new EventPinned(seq));
    }
  }

  private say(seq: number): string {
    const event = this.log.event(seq);
    return event === undefined
      ? ''
      : `${duration(event.t, 5)} · ${whoOf(event, this.texts)} · ${describe(event, this.texts)}`;
  }
}
