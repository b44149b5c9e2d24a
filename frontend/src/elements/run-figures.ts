import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Figures } from '../api/run';
import { shared } from '../styles/shared';
import type { Texts } from '../texts/en';
import { figureRows } from '../texts/figure-rows';

const NOTHING: Figures = {};

/** The numbers of a run; their places are there before they are known. */
@customElement('run-figures')
export class RunFigures extends LitElement {
  static override styles = [
    shared,
    css`
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 1px 12px;
        margin-top: 4px;
        font-size: 12px;
      }

      dt {
        color: var(--muted);
      }

      dd {
        font-weight: 600;
        text-align: right;
      }

      .wrong {
        color: var(--wrong-ink);
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) figures: Figures = NOTHING;

  override render() {
    return html`
      <h2>${this.texts.figures.title}</h2>
      <dl>
        ${figureRows(this.figures, this.texts).map(
          ({ name, value, isWrong }) =>
            html`<dt>${name}</dt>
              <dd class=${isWrong ? 'wrong' : ''}>${value}</dd>`,
        )}
      </dl>
    `;
  }
}
