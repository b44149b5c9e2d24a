import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Tone, verdictTone } from '../../model/answers';
import type { Verdict } from '../../model/run';
import { shared } from '../../styles/shared';
import { tones } from '../../styles/tones';
import type { Texts } from '../../texts/en';
import '../common/verdict-answers';

export type VerdictTone = 'quiet' | 'busy' | Tone;

const LONG = 110;

/** The two answers and one sentence; before there is a verdict, what the page is waiting for. */
@customElement('run-verdict')
export class RunVerdict extends LitElement {
  static override styles = [
    shared,
    tones,
    css`
      :host {
        min-height: 0;
      }

      section {
        display: flex;
        gap: 12px;
        align-items: center;
        height: 100%;
        padding: 4px 14px;
        border-radius: 10px;
        border: 1px solid var(--tone-line);
        border-left-width: 6px;
        background: var(--tone-wash);
      }

      .quiet {
        border-color: var(--line);
        border-left-color: var(--strong-line);
        background: var(--panel);
      }

      verdict-answers {
        flex-direction: column;
        align-items: flex-start;
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

      .text {
        display: grid;
        flex: 1;
        gap: 4px;
        min-width: 0;
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

      button {
        flex: none;
        margin-left: auto;
        min-height: 34px;
        white-space: nowrap;
      }

      @media (max-width: 900px) {
        section {
          flex-direction: column;
          gap: 5px;
          align-items: stretch;
          justify-content: center;
          padding: 5px 10px;
        }

        verdict-answers {
          flex-direction: row;
        }

        .sign {
          display: none;
        }

        .text {
          flex: none;
        }

        p {
          font-size: 14px;
          -webkit-line-clamp: 3;
        }

        .long p {
          font-size: 12px;
          line-height: 1.2;
          -webkit-line-clamp: 5;
        }

        button {
          align-self: end;
        }
      }

      @media (max-width: 360px) {
        section p {
          font-size: 13px;
          -webkit-line-clamp: 4;
        }
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) verdict: Verdict | null = null;
  /** The sentence that is shown until there is a verdict. */
  @property() waiting = '';
  @property({ type: Boolean }) busy = false;
  /** Whether the verdict exists and is only held back until the playback has ended. */
  @property({ type: Boolean }) skippable = false;

  override render() {
    const { verdict, texts } = this;
    const tone = toneOf(verdict, this.busy);
    const sentence = verdict?.sentence ?? this.waiting;
    return html`<section
      class="${tone} ${isLong(sentence) ? 'long' : ''}"
      aria-label=${texts.verdict.title}
    >
      ${this.answers(tone)}
      <div class="text">
        <p title=${sentence}>${sentence}</p>
        <slot></slot>
      </div>
      ${this.skipButton()}
    </section>`;
  }

  private answers(tone: VerdictTone) {
    const { verdict, texts } = this;
    return verdict === null
      ? html`<span class="sign" aria-hidden="true">${tone === 'busy' ? '…' : '?'}</span>`
      : html`<verdict-answers
          .texts=${texts}
          .safety=${verdict.safety}
          .liveness=${verdict.liveness}
        ></verdict-answers>`;
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

/** The tone of the whole box. */
export function toneOf(verdict: Verdict | null, busy: boolean): VerdictTone {
  return verdict === null ? (busy ? 'busy' : 'quiet') : verdictTone(verdict);
}
