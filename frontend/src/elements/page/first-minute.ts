import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { type Guide, type GuideStep, type Prediction, PREDICTIONS } from '../../app/guide';
import { shared } from '../../styles/shared';
import { describe, whoOf } from '../../texts/describe';
import type { Texts } from '../../texts/en';
import { MediaQuery, REDUCED_MOTION } from '../common/media-query';

const STEPS: readonly GuideStep[] = [
  'predict',
  'run',
  'why',
  'lock',
  'break',
  'survive',
  'exercise',
];
const FIRST_EXERCISE = '/exercises/see-the-race';

/** The guide, as long as it is open. */
export function firstMinutePart(guide: Guide, texts: Texts, changed: () => void) {
  return guide.isOpen
    ? html`<first-minute
        .texts=${texts}
        .guide=${guide}
        .stamp=${[guide.step, guide.frame, guide.isRunning, guide.isReady, guide.isBlocked, texts.code].join()}
        @guide-change=${changed}
      ></first-minute>`
    : nothing;
}

/** The guided first minute: one sentence, one button, and one click that ends it for good. */
@customElement('first-minute')
export class FirstMinute extends LitElement {
  static override styles = [
    shared,
    css`
      section {
        display: flex;
        flex-wrap: wrap;
        gap: 6px 10px;
        align-items: center;
        min-height: 46px;
        padding: 5px 14px;
        border-bottom: 1px solid var(--line);
        background: var(--accent-wash);
      }

      .step {
        color: var(--muted);
        font-size: 11.5px;
        white-space: nowrap;
      }

      p {
        flex: 1 1 260px;
        font-size: 14px;
        font-weight: 600;
        line-height: 1.3;
      }

      button,
      a {
        display: inline-flex;
        align-items: center;
        min-height: 34px;
        padding: 0 14px;
        border: 1px solid var(--accent);
        border-radius: 8px;
        background: var(--raised);
        color: var(--accent);
        font-weight: 650;
        text-decoration: none;
        white-space: nowrap;
      }

      .main {
        background: var(--accent);
        color: var(--on-accent);
      }

      .end {
        padding: 0 10px;
        border-color: transparent;
        background: none;
        color: var(--muted);
        font-weight: 500;
      }

      @media (max-width: 900px) {
        section {
          min-height: 126px;
          padding: 6px 10px;
        }

        /* Two lines, so that nothing below moves from step to step. */
        p {
          display: grid;
          align-content: center;
          min-height: 37px;
          flex-basis: 100%;
          order: 1;
        }

        .main,
        .choice {
          flex: 1;
          justify-content: center;
          order: 2;
        }

        .end {
          margin-left: auto;
        }
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) guide!: Guide;
  /** Changes whenever the guide does. */
  @property() stamp = '';
  private readonly reduced = new MediaQuery(this, REDUCED_MOTION);
  @query('.main, .choice') private readonly mainButton!: HTMLElement | null;

  override render() {
    const { guide } = this.texts;
    const at = STEPS.indexOf(this.guide.step) + 1;
    return html`<section aria-label=${guide.title}>
      <span class="step">${guide.title} · ${guide.step(at, STEPS.length)}</span>
      <p role="status">${this.sentence()}</p>
      ${this.action()}
      <button class="end" @click=${this.end}>✕ ${guide.end}</button>
    </section>`;
  }

  /** Keeps the focus on the step's button, so that the keyboard alone gets through. */
  override updated(changed: Map<string, unknown>): void {
    const before = changed.get('stamp');
    if (before !== undefined && this.hadFocus) {
      this.mainButton?.focus();
    }
  }

  private hadFocus = false;

  override willUpdate(): void {
    const focused = this.shadowRoot?.activeElement ?? null;
    this.hadFocus = focused !== null && !focused.classList.contains('end');
  }

  private sentence(): string {
    const { guide: texts } = this.texts;
    const { step, prediction, frames, frame } = this.guide;
    switch (step) {
      case 'run':
        return texts.run(
          prediction === null ? '?' : texts.predictions[prediction],
          !this.reduced.matches,
        );
      case 'why': {
        const event = frames[frame];
        if (event === undefined) {
          return texts.whyNot;
        }
        const [who, what] = [whoOf(event, this.texts), describe(event, this.texts)];
        return frame === frames.length - 1
          ? texts.whyLast(who, what)
          : texts.why(frame + 1, who, what);
      }
      case 'predict':
      case 'lock':
      case 'break':
      case 'survive':
      case 'exercise':
        return texts[step];
    }
  }

  private action() {
    const { guide: texts } = this.texts;
    const { step, isRunning, isReady, isBlocked } = this.guide;
    if (step === 'predict') {
      return PREDICTIONS.map(
        (one) =>
          html`<button class="choice" ?disabled=${!isReady} @click=${() => this.predict(one)}>
            ${texts.predictions[one]}
          </button>`,
      );
    }
    if (step === 'exercise') {
      return html`<a class="main" href=${FIRST_EXERCISE} @click=${this.act}
        >${texts.exerciseButton} →</a
      >`;
    }
    return html`<button class="main" ?disabled=${isBlocked} @click=${this.act}>
      ${isRunning ? texts.running : this.label(step)}${step === 'why' || isRunning ? nothing : ' ▶'}
    </button>`;
  }

  private label(step: Exclude<GuideStep, 'predict' | 'exercise'>): string {
    const { guide: texts } = this.texts;
    switch (step) {
      case 'run':
        return texts.runButton;
      case 'why':
        return this.guide.frames.length === 0 ? texts.runButton : texts.next;
      case 'lock':
        return texts.lockButton;
      case 'break':
        return texts.breakButton;
      case 'survive':
        return texts.surviveButton;
    }
  }

  private predict(prediction: Prediction): void {
    this.guide.predict(prediction);
    this.emitChange();
  }

  private readonly act = (): void => {
    this.guide.act();
    this.emitChange();
  };

  private readonly end = (): void => {
    this.guide.end();
    this.emitChange();
  };

  private emitChange(): void {
    this.dispatchEvent(new Event('guide-change', { bubbles: true, composed: true }));
  }
}
