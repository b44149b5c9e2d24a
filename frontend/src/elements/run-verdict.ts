import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Verdict } from '../api/run';
import { shared } from '../styles/shared';
import type { Texts } from '../texts/en';

export type VerdictTone = 'quiet' | 'busy' | 'held' | 'violated' | 'uneasy';

const SIGNS: Readonly<Record<VerdictTone, string>> = {
  quiet: '?',
  busy: '…',
  held: '✓',
  violated: '✕',
  uneasy: '!',
};

const LONG = 110;

/** Green or red, and one sentence; before there is a verdict, what the page is waiting for. */
@customElement('run-verdict')
export class RunVerdict extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        min-height: 0;
      }

      section {
        display: flex;
        gap: 12px;
        align-items: center;
        height: 100%;
        padding: 6px 14px;
        border-radius: 10px;
        border: 1px solid var(--line);
        border-left: 6px solid var(--strong-line);
        background: var(--panel);
      }

      .sign {
        display: grid;
        flex: none;
        place-items: center;
        width: 30px;
        height: 30px;
        border-radius: 50%;
        background: var(--sunken);
        color: var(--muted);
        font-size: 16px;
        font-weight: 800;
      }

      p {
        display: -webkit-box;
        overflow: hidden;
        font-size: 15.5px;
        font-weight: 600;
        line-height: 1.3;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        text-wrap: pretty;
      }

      .long p {
        font-size: 13.5px;
        line-height: 1.25;
        -webkit-line-clamp: 3;
      }

      .tags {
        display: flex;
        flex: none;
        gap: 6px;
        margin-left: auto;
      }

      .tags span {
        padding: 2px 9px;
        border: 1px solid currentcolor;
        border-radius: 999px;
        font-size: 11.5px;
        font-weight: 600;
        white-space: nowrap;
      }

      button {
        flex: none;
        margin-left: auto;
        min-height: 34px;
        white-space: nowrap;
      }

      .violated {
        border-color: var(--wrong);
        background: var(--wrong-wash);
      }

      .violated .sign {
        border-radius: 7px;
        background: var(--wrong);
        color: var(--on-wrong);
      }

      .violated .tags {
        color: var(--wrong-ink);
      }

      .held {
        border-color: var(--right);
        background: var(--right-wash);
      }

      .held .sign {
        background: var(--right);
        color: #fff;
      }

      .held .tags {
        color: var(--right-ink);
      }

      .uneasy {
        border-color: var(--key);
        background: var(--key-wash);
      }

      .uneasy .sign {
        border-radius: 7px;
        background: var(--key);
        color: #2b1d00;
      }

      .uneasy .tags {
        color: var(--key-ink);
      }

      @media (max-width: 900px) {
        section {
          padding: 6px 10px;
        }

        p {
          font-size: 14px;
          -webkit-line-clamp: 3;
        }

        .long p {
          font-size: 12px;
          line-height: 1.2;
          -webkit-line-clamp: 4;
        }

        .tags {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) verdict: Verdict | null = null;
  /** What to say while there is no verdict. */
  @property() waiting = '';
  @property({ type: Boolean }) busy = false;
  /** Whether the verdict is there and waits only for the run to be seen. */
  @property({ type: Boolean }) skippable = false;

  override render() {
    const { verdict, texts } = this;
    const tone = toneOf(verdict, this.busy);
    const sentence = verdict?.sentence ?? this.waiting;
    return html`<section
      class="${tone} ${isLong(sentence) ? 'long' : ''}"
      aria-label=${texts.verdict.title}
    >
      <span class="sign" aria-hidden="true">${SIGNS[tone]}</span>
      <p title=${sentence}>${sentence}</p>
      ${this.skipButton()}
      ${
        verdict === null
          ? ''
          : html`<div class="tags">
              <span
                >${verdict.safety === 'held' ? texts.verdict.safe : texts.verdict.violated}</span
              >
              <span>${texts.verdict.liveness[verdict.liveness]}</span>
            </div>`
      }
    </section>`;
  }

  private skipButton() {
    const skip = () => this.dispatchEvent(new Event('skip'));
    return this.skippable
      ? html`<button @click=${skip}>${this.texts.verdict.skip}</button>`
      : nothing;
  }
}

/** Whether a sentence takes more than two lines; Chinese characters are twice as wide as Latin ones. */
function isLong(sentence: string): boolean {
  return sentence.replace(/[^\u0020-\u00ff]/g, '..').length > LONG;
}

/** Red only for a violation: a stopped run is neither right nor wrong. */
export function toneOf(verdict: Verdict | null, busy: boolean): VerdictTone {
  if (verdict === null) {
    return busy ? 'busy' : 'quiet';
  }
  if (verdict.safety === 'violated' || verdict.liveness === 'stuck') {
    return 'violated';
  }
  return verdict.liveness === 'finished' || verdict.liveness === 'recovered' ? 'held' : 'uneasy';
}
