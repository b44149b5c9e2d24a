import { LitElement, html } from 'lit';
import { customElement } from 'lit/decorators.js';

/** The whole page: mount it once, in an otherwise empty body. */
@customElement('lock-playground')
export class LockPlayground extends LitElement {
  override render() {
    return html`<main><h1>Lock Playground</h1></main>`;
  }
}
