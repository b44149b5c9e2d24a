import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Player } from '../app/player';
import { duration } from '../geometry/ticks';
import type { EventLog } from '../model/event-log';
import { hasLock } from '../model/run-state';
import type { Picture } from '../model/picture';
import { buyerCount } from '../model/scenario';
import type { TimeWindow } from '../share/address';
import { shared } from '../styles/shared';
import { describe, whoOf } from '../texts/describe';
import type { Texts } from '../texts/en';
import './event-table';
import { EventPinned } from './events';
import './timeline-canvas';
import type { TimelineCanvas } from './timeline-canvas';

/** The timeline with its tools: as a chart or as a table, with what is pinned in words. */
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

      header {
        display: flex;
        gap: 6px;
        align-items: center;
        min-height: 36px;
        padding: 4px 8px 4px 12px;
      }

      .legend {
        display: flex;
        flex: 1;
        gap: 14px;
        justify-content: flex-end;
        margin-right: 8px;
        overflow: hidden;
        color: var(--muted);
        font-size: 11.5px;
        white-space: nowrap;
      }

      .legend span::before {
        content: '';
        display: inline-block;
        width: 14px;
        height: 9px;
        margin-right: 5px;
        border-radius: 2px;
      }

      .legend .waiting::before {
        background: repeating-linear-gradient(-45deg, var(--muted) 0 1.2px, transparent 1.2px 4px);
      }

      .legend .holding::before {
        background: var(--key);
      }

      .legend .thinking::before {
        height: 5px;
        margin-bottom: 2px;
        background: light-dark(#a9d5f2, #2d5b7c);
      }

      .legend .read::before,
      .legend .wrote::before,
      .legend .wrong::before {
        width: 10px;
        height: 10px;
        margin-bottom: -1px;
      }

      .legend .read::before {
        border: 1.6px solid light-dark(#0072b2, #56b4e9);
        border-radius: 50%;
      }

      .legend .wrote::before {
        background: var(--ink);
      }

      .legend .wrong::before {
        border-radius: 0;
        background: var(--wrong);
        transform: rotate(45deg) scale(0.9);
      }

      header button {
        min-width: 30px;
        padding: 2px 8px;
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

      .pinned {
        display: flex;
        gap: 10px;
        align-items: center;
        height: 32px;
        padding: 0 6px 0 12px;
        border-top: 1px solid var(--line);
        color: var(--muted);
        font-size: 12px;
      }

      .pinned p {
        flex: 1;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .pinned.full p {
        color: var(--ink);
      }

      .pinned button {
        min-height: 24px;
      }

      @media (max-width: 900px) {
        .legend {
          display: none;
        }

        h2 {
          flex: 1;
        }
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) log!: EventLog;
  @property({ attribute: false }) picture!: Picture;
  @property({ attribute: false }) player!: Player;
  @property({ attribute: false }) lit: ReadonlySet<number> = new Set();
  @property({ attribute: false }) pinned: number | null = null;
  @property({ attribute: false }) focusSeq: number | null = null;
  @property({ attribute: false }) window: TimeWindow | null = null;
  @property({ attribute: false }) moment: number | null = null;
  @property({ type: Number }) version = 0;
  @property({ type: Number }) now = 0;
  @property({ type: Boolean }) isOver = false;
  @property({ type: Boolean }) dark = false;
  @property() runId = '';

  @query('timeline-canvas') private readonly chart!: TimelineCanvas | null;
  @state() private isTable = false;

  override render() {
    const { timeline } = this.texts;
    return html`
      <header>
        <h2>${timeline.title}</h2>
        ${this.legend()} ${this.isTable ? nothing : this.tools()}
        <button aria-pressed=${this.isTable} @click=${this.toggle}>
          ${this.isTable ? timeline.chart : timeline.table}
        </button>
      </header>
      <div class="body">${this.isTable ? this.table() : this.canvas()}</div>
      ${this.pin()}
    `;
  }

  /** @returns whether the key meant something to the timeline */
  press(key: string): boolean {
    return this.chart?.press(key) ?? false;
  }

  private tools() {
    const { timeline } = this.texts;
    return html`
      <button
        aria-label=${timeline.zoomOut}
        title="${timeline.zoomOut} (S)"
        @click=${() => this.chart?.zoomStep(-1)}
      >
        −
      </button>
      <button
        aria-label=${timeline.zoomIn}
        title="${timeline.zoomIn} (W)"
        @click=${() => this.chart?.zoomStep(1)}
      >
        +
      </button>
      <button title="${timeline.fit} (F)" @click=${() => this.chart?.fit()}>${timeline.fit}</button>
    `;
  }

  private legend() {
    const { legend } = this.texts.timeline;
    const kinds = ['waiting', 'holding', 'thinking', 'read', 'wrote', 'wrong'] as const;
    return html`<div class="legend" aria-hidden="true">
      ${kinds.map((kind) => html`<span class=${kind}>${legend[kind]}</span>`)}
    </div>`;
  }

  private canvas() {
    const { scenario } = this.log.setup;
    return html`<timeline-canvas
      .texts=${this.texts}
      .picture=${this.picture}
      .player=${this.player}
      .lit=${this.lit}
      .focusSeq=${this.focusSeq}
      .window=${this.window}
      .moment=${this.moment}
      .now=${this.now}
      .describeEvent=${this.describeEvent}
      .runId=${this.runId}
      ?dark=${this.dark}
      ?isOver=${this.isOver}
      ?hasLock=${hasLock(this.log.setup)}
      .label=${this.texts.timeline.label(buyerCount(scenario.placement), this.log.events.length)}
    ></timeline-canvas>`;
  }

  private table() {
    return html`<event-table
      .texts=${this.texts}
      .events=${this.log.events}
      .version=${this.version}
      .lit=${this.lit}
    ></event-table>`;
  }

  private pin() {
    const { timeline } = this.texts;
    if (this.pinned === null) {
      const isEmpty = this.log.events.length === 0;
      return html`<div class="pinned"><p>${isEmpty ? timeline.empty : timeline.help}</p></div>`;
    }
    const event = this.log.event(this.pinned);
    return html`<div class="pinned full" role="status">
      <p>${event === undefined ? '' : duration(event.t, 5)} · ${this.describeEvent(this.pinned)}</p>
      <button @click=${() => this.dispatchEvent(new EventPinned(null))}>${timeline.unpin}</button>
    </div>`;
  }

  private readonly describeEvent = (seq: number): string => {
    const event = this.log.event(seq);
    return event === undefined
      ? ''
      : `${whoOf(event, this.texts)} · ${describe(event, this.texts)}`;
  };

  private toggle(): void {
    this.isTable = !this.isTable;
  }
}
