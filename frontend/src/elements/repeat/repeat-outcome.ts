import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { BuyerEvent } from '../../model/events';
import type { RepeatOutcome } from '../../model/repetition';
import { shared } from '../../styles/shared';
import { describe, whoOf } from '../../texts/describe';
import type { Texts } from '../../texts/en';
import { EventPinned } from '../common/events';

/** The outcome of a repetition, with the first step in which the two runs differ. */
@customElement('repeat-outcome')
export class RepeatOutcomeElement extends LitElement {
  static override styles = [
    shared,
    css`
      div {
        margin-bottom: 8px;
        padding: 7px 9px;
        border: 1px solid var(--line);
        border-left: 4px solid var(--right);
        border-radius: 7px;
        background: var(--sunken);
        font-size: 12.5px;
        line-height: 1.35;
      }

      .parted {
        border-left-color: var(--key);
      }

      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 2px 8px;
        margin: 4px 0;
      }

      dt {
        color: var(--muted);
      }

      button {
        min-height: 24px;
        font-size: 11.5px;
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) outcome: RepeatOutcome | null = null;

  override render() {
    const { outcome, texts } = this;
    if (outcome === null) {
      return nothing;
    }
    const { repeat } = texts;
    if (outcome.kind === 'same') {
      return html`<div>✓ ${repeat.same}</div>`;
    }
    const { kind, left, right } = outcome;
    return html`<div class=${kind}>
      ${kind === 'parted' ? `≠ ${repeat.parted}` : `→ ${repeat.goesOn}`}
      <dl>
        <dt>${repeat.before}</dt>
        <dd>${this.describe(left)}</dd>
        <dt>${repeat.now}</dt>
        <dd>${this.describe(right)}</dd>
      </dl>
      ${
        right === null
          ? nothing
          : html`<button @click=${() => this.dispatchEvent(new EventPinned(right.seq))}>
              ${repeat.show}
            </button>`
      }
    </div>`;
  }

  private describe(event: BuyerEvent | null): string {
    const { texts } = this;
    return event === null
      ? texts.repeat.nothing
      : texts.repeat.step(whoOf(event, texts), describe(event, texts), event.step ?? 0);
  }
}
