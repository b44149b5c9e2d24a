import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Finding, Verdict } from '../api/run';
import { shared } from '../styles/shared';
import type { Texts } from '../texts/en';
import { FindingChosen } from './events';

/** Findings that are no violation: a recovery, or an explanation. */
const TONES: Readonly<Record<string, string>> = {
  recovered: 'good',
  'stale-write-refused': 'good',
  'harmless-overlap': 'good',
  'no-lock': 'cause',
  'reach-too-short': 'cause',
  'outside-lock': 'cause',
  'broken-lock': 'cause',
  'off-schedule': 'cause',
  'cut-off': 'cause',
  'waits-for-itself': 'cause',
  'gave-up-waiting': 'cause',
  'buyer-failed': 'cause',
  'released-by-another': 'cause',
  'released-unheld': 'cause',
  'lease-too-short': 'cause',
  'torn-query': 'cause',
  'fault-not-struck': 'cause',
};

/** What the verdict rests on; choosing a finding points out the events that prove it. */
@customElement('finding-list')
export class FindingList extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 6px;
        min-height: 0;
      }

      ul {
        display: grid;
        gap: 5px;
        align-content: start;
        min-height: 0;
        overflow: auto;
      }

      li button {
        width: 100%;
        height: auto;
        padding: 6px 9px;
        border-left: 4px solid var(--wrong);
        font-size: 12.5px;
        line-height: 1.35;
        text-align: left;
      }

      li.good button {
        border-left-color: var(--right);
      }

      li.cause button {
        border-left-color: var(--key);
      }

      li button[aria-pressed='true'] {
        outline: 1.5px solid var(--accent);
        outline-offset: -1px;
        background: var(--accent-wash);
      }

      small {
        display: block;
        color: var(--muted);
        font-size: 11px;
      }

      [aria-pressed='true'] small {
        color: var(--accent);
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) verdict: Verdict | null = null;
  @property({ attribute: false }) chosen: number | null = null;

  override render() {
    const { findings } = this.texts;
    const found = this.verdict?.findings ?? [];
    return html`
      <h2>${findings.title}</h2>
      ${
        found.length === 0
          ? html`<p class="help">${this.verdict === null ? findings.none : findings.clean}</p>`
          : html`<ul>
              ${found.map((finding, index) => this.finding(finding, index))}
            </ul>`
      }
    `;
  }

  private finding(finding: Finding, index: number) {
    const { findings } = this.texts;
    const isChosen = this.chosen === index;
    const choose = () => this.dispatchEvent(new FindingChosen(isChosen ? null : index));
    return html`<li class=${TONES[finding.kind] ?? ''}>
      <button aria-pressed=${isChosen} @click=${choose}>
        ${finding.sentence}
        ${finding.witness.length === 0 ? '' : html`<small>${isChosen ? findings.showing : findings.show}</small>`}
      </button>
    </li>`;
  }
}
