import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { EventLog } from '../../model/event-log';
import { type FindingGroup, framesOf, groupFindings } from '../../model/finding-groups';
import { endedEarly, type Finding, type Verdict } from '../../model/run';
import { shared } from '../../styles/shared';
import type { Texts } from '../../texts/en';
import { FindingChosen } from '../common/events';
import './finding-frames';

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
  'deadlock-refused': 'cause',
  'buyer-failed': 'cause',
  'not-committed': 'cause',
  'released-by-another': 'cause',
  'released-unheld': 'cause',
  'lease-too-short': 'cause',
  'torn-query': 'cause',
  'fault-not-struck': 'cause',
};

/** The verdict's findings; choosing one highlights the events that prove it. */
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

      li > button {
        width: 100%;
        height: auto;
        padding: 6px 9px;
        border-left: 4px solid var(--wrong);
        font-size: 12.5px;
        line-height: 1.35;
        text-align: left;
      }

      li.good > button {
        border-left-color: var(--right);
      }

      li.cause > button {
        border-left-color: var(--key);
      }

      li > button[aria-pressed='true'] {
        outline: 1.5px solid var(--accent);
        outline-offset: -1px;
        background: var(--accent-wash);
      }

      .count {
        float: right;
        margin-left: 8px;
        padding: 0 7px;
        border-radius: 999px;
        background: var(--wrong-wash);
        color: var(--wrong-ink);
        font-size: 12px;
      }

      .good .count,
      .cause .count {
        background: var(--sunken);
        color: var(--muted);
      }

      .others {
        display: flex;
        gap: 6px;
        align-items: center;
        margin-top: 4px;
        color: var(--muted);
        font-size: 11.5px;
      }

      .others button {
        min-width: 26px;
        min-height: 24px;
        padding: 0;
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
  @property({ attribute: false }) log!: EventLog;
  /** The `seq` of the event that is shown. */
  @property({ attribute: false }) pinned: number | null = null;

  override render() {
    const { findings } = this.texts;
    const found = this.verdict?.findings ?? [];
    return html`
      <h2>${findings.title}</h2>
      ${
        found.length === 0
          ? html`<p class="help">${this.nothingFound()}</p>`
          : html`<ul>
              ${groupFindings(found).map((group) => this.group(group, found))}
            </ul>`
      }
    `;
  }

  private nothingFound(): string {
    const { none, clean, cleanSoFar } = this.texts.findings;
    return this.verdict === null ? none : endedEarly(this.verdict) ? cleanSoFar : clean;
  }

  private group({ indices }: FindingGroup, found: readonly Finding[]) {
    const { findings } = this.texts;
    const [first = 0] = indices;
    const isChosen = this.chosen !== null && indices.includes(this.chosen);
    const index = isChosen ? (this.chosen ?? first) : first;
    const finding = found[index];
    if (finding === undefined) {
      return nothing;
    }
    const choose = () => this.choose(isChosen ? null : index);
    return html`<li class=${TONES[finding.kind] ?? ''}>
      <button aria-pressed=${isChosen} @click=${choose}>
        ${
          indices.length === 1
            ? nothing
            : html`<b class="count" title=${findings.countHelp(indices.length)}
                >${findings.count(indices.length)}</b
              >`
        }
        ${finding.sentence}
        ${finding.witness.length === 0 ? '' : html`<small>${isChosen ? findings.showing : findings.show}</small>`}
      </button>
      ${isChosen ? [this.others(indices, index), this.frames(finding)] : nothing}
    </li>`;
  }

  private choose(index: number | null): void {
    this.dispatchEvent(new FindingChosen(index));
  }

  /** Goes from one finding of the group to the next. */
  private others(indices: readonly number[], index: number) {
    const { findings } = this.texts;
    if (indices.length === 1) {
      return nothing;
    }
    const at = indices.indexOf(index);
    const step = (by: number, label: string, sign: string) => {
      const other = indices[at + by];
      return html`<button
        aria-label=${label}
        title=${label}
        ?disabled=${other === undefined}
        @click=${() => this.choose(other ?? null)}
      >
        ${sign}
      </button>`;
    };
    return html`<div class="others">
      ${step(-1, findings.previous, '‹')} <span>${findings.which(at + 1, indices.length)}</span>
      ${step(1, findings.next, '›')}
    </div>`;
  }

  private frames(finding: Finding) {
    const frames = framesOf(finding, (seq) => this.log.event(seq));
    return frames.length === 0
      ? nothing
      : html`<finding-frames
          .texts=${this.texts}
          .frames=${frames}
          .shown=${this.pinned}
        ></finding-frames>`;
  }
}
