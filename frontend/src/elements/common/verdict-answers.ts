import { css, html, LitElement, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import {
  type Progress,
  progressOf,
  progressTone,
  safetyTone,
  type Tone,
} from '../../model/answers';
import type { Liveness, Safety } from '../../model/run';
import { shared } from '../../styles/shared';
import { tones } from '../../styles/tones';
import type { Texts } from '../../texts/en';

/** Drawn rather than typed: few fonts have all of them. In a square of 16 × 16. */
const SIGNS: Readonly<Record<Safety | Progress, string>> = {
  held: 'M3 8.5l3.4 3.4L13 4.8',
  violated: 'M4 4l8 8M12 4l-8 8',
  finished: 'M1.5 8h8M6.5 4.5L10 8l-3.5 3.5M13.5 3v10',
  recovered: 'M12.7 5.6A5.3 5.3 0 1 0 13.3 9M13 2v4H9',
  stuck: 'M8 2a6 6 0 1 0 .01 0M5 8h6',
  'cut-off': 'M1 8h4.5M10.5 8H15M9.5 3.5l-3 9',
};

/** The two answers of a verdict, Safety and Progress, each with its word and its sign. */
@customElement('verdict-answers')
export class VerdictAnswers extends LitElement {
  static override styles = [
    shared,
    tones,
    css`
      :host {
        display: flex;
        flex: none;
        flex-wrap: wrap;
        gap: 4px 6px;
      }

      .chip {
        display: inline-flex;
        gap: 4px;
        align-items: center;
        padding: 1px 9px 1px 6px;
        border: 1px solid var(--tone-line);
        border-radius: 999px;
        background: var(--panel);
        color: var(--tone-ink);
        font-size: 11.5px;
        font-weight: 650;
        line-height: 1.4;
        white-space: nowrap;
      }

      svg {
        width: 13px;
        height: 13px;
        fill: none;
        stroke: currentcolor;
        stroke-width: 2;
        stroke-linecap: round;
        stroke-linejoin: round;
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property() safety: Safety = 'held';
  @property() liveness: Liveness = 'finished';
  /** Shows one of the two; both by default. */
  @property() only: 'safety' | 'progress' | 'both' = 'both';

  override render() {
    const { safety, progress, answer } = this.texts.verdict;
    const came = progressOf(this.liveness);
    const isAsked = (name: 'safety' | 'progress') => this.only === 'both' || this.only === name;
    return [
      isAsked('safety')
        ? this.chip(
            'safety',
            answer.safety,
            safety[this.safety],
            safetyTone(this.safety),
            this.safety,
          )
        : nothing,
      isAsked('progress')
        ? this.chip('progress', answer.progress, progress[came], progressTone(this.liveness), came)
        : nothing,
    ];
  }

  private chip(name: string, question: string, word: string, tone: Tone, sign: Safety | Progress) {
    const { labelled } = this.texts;
    return html`<span class="chip ${name} ${tone}" title=${labelled(question, word)}
      ><svg viewBox="0 0 16 16" aria-hidden="true">${svg`<path d=${SIGNS[sign]} />`}</svg
      ><span class="unseen">${labelled(question, '')}</span>${word}</span
    >`;
  }
}
