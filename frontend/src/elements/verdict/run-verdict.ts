import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Tone, verdictTone } from '../../model/answers';
import type { Verdict } from '../../model/run';
import { shared } from '../../styles/shared';
import { tones } from '../../styles/tones';
import type { Texts } from '../../texts/en';
import { FittedText } from '../common/fitted-text';
import '../common/verdict-answers';

export type VerdictTone = 'quiet' | 'busy' | Tone;

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
        display: flex;
        flex: 1;
        flex-direction: column;
        gap: 4px;
        justify-content: center;
        min-width: 0;
        max-height: 100%;
      }

      p {
        min-height: 0;
        overflow: auto;
        font-size: var(--fitted, 15.5px);
        font-weight: 600;
        line-height: 1.25;
        scrollbar-width: thin;
        text-wrap: pretty;
      }

      .beside {
        flex: none;
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
          flex: 0 1 auto;
          min-height: 0;
        }

        p {
          font-size: min(14px, var(--fitted, 14px));
          line-height: 1.2;
        }

        button {
          align-self: end;
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

  constructor() {
    super();
    new FittedText(this);
  }

  override render() {
    const { verdict, texts } = this;
    const tone = toneOf(verdict, this.busy);
    const sentence = verdict?.sentence ?? this.waiting;
    return html`<section class=${tone} aria-label=${texts.verdict.title}>
      ${this.answers(tone)}
      <div class="text">
        <p class="fitted">${sentence}</p>
        <div class="beside"><slot></slot></div>
      </div>
      ${this.skipButton()}
    </section>`;
  }

  private answers(tone: VerdictTone) {
    const { verdict, texts } = this;
    return verdict === null
      ? html`<span class="sign" aria-hidden="true">${tone === 'busy' ? '…' : '?'}</span>`
      : html`<verdict-answers
          class="beside"
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

/** The tone of the whole box. */
export function toneOf(verdict: Verdict | null, busy: boolean): VerdictTone {
  return verdict === null ? (busy ? 'busy' : 'quiet') : verdictTone(verdict);
}
