import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Axis } from '../../model/axis';
import { LANE_FILTERS, type LaneFilter } from '../../model/lane-choice';
import { shared } from '../../styles/shared';
import type { Texts } from '../../texts/en';
import { type TimelineOrder, TimelineOrdered } from '../common/events';
import { sign } from '../common/signs';

/** The timeline's buttons: what to show, along which axis, how close. */
@customElement('timeline-tools')
export class TimelineTools extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        gap: 6px;
        align-items: center;
        min-height: 36px;
        padding: 4px 8px 4px 12px;
      }

      h2 {
        flex: 1;
      }

      button {
        min-width: 30px;
        padding: 2px 8px;
        white-space: nowrap;
      }

      button[aria-pressed='true'] {
        border-color: var(--accent);
        background: var(--accent-wash);
        color: var(--accent);
        font-weight: 600;
      }

      .drawn {
        display: block;
      }

      .pair {
        display: flex;
      }

      .pair button:first-child {
        border-radius: 7px 0 0 7px;
      }

      .pair button:last-child {
        margin-left: -1px;
        border-radius: 0 7px 7px 0;
      }

      select {
        max-width: 128px;
      }

      @media (max-width: 900px) {
        :host {
          flex-wrap: wrap;
          padding: 6px 8px;
        }

        h2 {
          flex: 1 0 100%;
        }
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property() axis: Axis['kind'] = 'time';
  @property() filter: LaneFilter = 'all';
  @property({ type: Boolean }) table = false;
  @property({ type: Boolean }) searching = false;
  @property({ type: Boolean }) hasPrevious = false;
  @property({ type: Boolean }) hasGhost = false;

  override render() {
    const { timeline, compare } = this.texts;
    return html`
      <h2>${timeline.title}</h2>
      ${
        this.hasPrevious
          ? html`${this.toggle('ghost', compare.ghost, this.hasGhost, compare.ghostHelp)}
              <button title=${compare.help} @click=${() => this.order('compare')}>
                ${compare.open}
              </button>`
          : nothing
      }
      ${this.table ? nothing : this.chartTools()}
      ${this.toggle('table', timeline.table, this.table, '')}
    `;
  }

  private chartTools() {
    const { timeline } = this.texts;
    const choose = (event: Event) =>
      this.order({ filter: (event.target as HTMLSelectElement).value as LaneFilter });
    return html`
      <select aria-label=${timeline.lanes} title=${timeline.lanesHelp} @change=${choose}>
        ${LANE_FILTERS.map(
          (filter) =>
            html`<option .value=${filter} .selected=${filter === this.filter}>
              ${timeline.filters[filter]}
            </option>`,
        )}
      </select>
      ${this.toggle('axis', timeline.orderAxis, this.axis === 'order', timeline.orderAxisHelp)}
      ${this.toggle('search', sign('search'), this.searching, `${timeline.search} (/)`)}
      <div class="pair">
        ${this.button('zoom-out', '−', `${timeline.zoomOut} (S)`)}
        ${this.button('zoom-in', '+', `${timeline.zoomIn} (W)`)}
      </div>
      <button title="${timeline.fit} (F)" @click=${() => this.order('fit')}>${timeline.fit}</button>
    `;
  }

  private button(order: TimelineOrder, sign: string, label: string) {
    return html`<button aria-label=${label} title=${label} @click=${() => this.order(order)}>
      ${sign}
    </button>`;
  }

  private toggle(order: TimelineOrder, name: string | TemplateResult, isOn: boolean, help: string) {
    const label = typeof name === 'string' ? nothing : help;
    return html`<button
      aria-pressed=${isOn}
      aria-label=${label}
      title=${help}
      @click=${() => this.order(order)}
    >
      ${name}
    </button>`;
  }

  private order(order: TimelineOrder): void {
    this.dispatchEvent(new TimelineOrdered(order));
  }
}
