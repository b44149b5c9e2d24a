import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { NextStep } from '../../app/next-steps';
import type { StepKind } from '../../model/next-step';
import { shared } from '../../styles/shared';
import type { Texts } from '../../texts/en';

type StepAnswer = 'act' | 'show' | 'dismiss';

/** The user takes the offered step, wants to see where it is done, or does not want to see its kind any more. */
export class StepAnswered extends Event {
  constructor(
    readonly answer: StepAnswer,
    readonly kind: StepKind,
  ) {
    super('step-answered', { bubbles: true, composed: true });
  }
}

/** The next step after a run: one sentence, one button. */
@customElement('next-step')
export class NextStepElement extends LitElement {
  static override styles = [
    shared,
    css`
      .step {
        display: flex;
        gap: 10px;
        align-items: center;
      }

      p {
        font-size: 13px;
        font-weight: 500;
        line-height: 1.25;
      }

      .follow {
        flex: none;
        min-height: 26px;
        border-color: var(--accent);
        background: var(--raised);
        color: var(--accent);
        font-weight: 650;
      }

      .close {
        flex: none;
        min-width: 26px;
        min-height: 26px;
        margin-left: auto;
        padding: 0;
        border-color: transparent;
        background: none;
        color: var(--muted);
      }

      /* A bar over the foot of the page, where a thumb reaches it. */
      :host([bar]) {
        position: fixed;
        inset: auto 0 0;
        z-index: 4;
        padding: 7px 8px 7px 14px;
        border-top: 1px solid var(--accent);
        background: var(--accent-wash);
      }

      :host([bar]) .step {
        min-height: 38px;
      }

      :host([bar]) p {
        flex: 1;
      }

      :host([bar]) .follow {
        flex: 0 1 auto;
        min-height: 36px;
        max-width: 46%;
        border: 0;
        background: var(--accent);
        color: var(--on-accent);
        line-height: 1.2;
      }

      :host([bar]) .close {
        min-width: 32px;
        min-height: 36px;
        margin: 0;
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) step: NextStep | null = null;
  /** Whether the button only shows where the step is done: in an exercise, it is the reader's task. */
  @property({ type: Boolean }) manual = false;

  @query('.follow') private readonly main!: HTMLElement | null;

  /** Goes on with the focus that the step before has left nowhere. */
  override firstUpdated(): void {
    if (this.step?.isFollowUp === true && document.activeElement === document.body) {
      this.main?.focus({ preventScroll: true });
    }
  }

  override render() {
    const { step } = this;
    const { nextStep: texts } = this.texts;
    if (step === null) {
      return nothing;
    }
    const label = this.manual ? texts.where : texts.buttons[step.kind](step.lock ?? '');
    return html`<div class="step" role="group" aria-label=${texts.title}>
      <p>${texts.say[step.kind]}</p>
      <button class="follow" @click=${() => this.answer(this.manual ? 'show' : 'act', step.kind)}>
        ${label}
      </button>
      <button
        class="close"
        aria-label=${texts.dismiss}
        title=${texts.dismiss}
        @click=${() => this.answer('dismiss', step.kind)}
      >
        ✕
      </button>
    </div>`;
  }

  private answer(answer: StepAnswer, kind: StepKind): void {
    this.dispatchEvent(new StepAnswered(answer, kind));
  }
}
