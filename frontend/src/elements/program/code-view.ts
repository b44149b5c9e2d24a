import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CodeLanguage } from '../../model/catalog';
import { highlight } from '../../model/highlight';
import { shared } from '../../styles/shared';
import { codeColours } from './code-colours';

/** Code in a language, coloured. */
@customElement('code-view')
export class CodeView extends LitElement {
  static override styles = [
    shared,
    codeColours,
    css`
      pre {
        max-height: 270px;
        padding: 2px 10px;
        overflow: auto;
        font: 12px/1.5 var(--mono);
        tab-size: 4;
      }
    `,
  ];

  @property() code = '';
  @property() language: CodeLanguage = 'python';
  @property() label = '';

  override render() {
    return html`<pre tabindex="0" role="region" aria-label=${this.label}>
${highlight(this.code, this.language).map(({ kind, text }) =>
        kind === 'plain' ? text : html`<span class=${kind}>${text}</span>`,
      )}</pre>`;
  }
}
