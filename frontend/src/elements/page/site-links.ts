import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { shared } from '../../styles/shared';
import type { Texts } from '../../texts/en';

/** Links to the other pages. */
@customElement('site-links')
export class SiteLinks extends LitElement {
  static override styles = [
    shared,
    css`
      a {
        display: flex;
        align-items: center;
        min-height: 36px;
        color: var(--accent);
        font-weight: 600;
        text-decoration: none;
        white-space: nowrap;
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;

  override render() {
    return html`<a href="/exercises">${this.texts.header.exercises}</a>`;
  }
}
