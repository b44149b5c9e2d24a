import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Catalog, lastsUntilEnded } from '../../model/catalog';
import { shared } from '../../styles/shared';
import type { Texts } from '../../texts/en';
import { BreakOrdered } from '../common/events';

/** The faults that can be injected into one buyer or the lock's holder during the run. */
@customElement('break-menu')
export class BreakMenu extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        width: 200px;
        padding: 8px;
        border: 1px solid var(--strong-line);
        border-radius: 10px;
        background: var(--raised);
        box-shadow: 0 6px 22px rgb(0 0 0 / 25%);
      }

      h2 {
        margin-bottom: 6px;
      }

      div {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 4px;
      }

      button {
        padding: 2px 6px;
        font-size: 12px;
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) faults: Catalog['faults'] = [];
  @property({ attribute: false }) target: number | 'holder' = 'holder';
  /** A frozen buyer can be thawed, but not frozen again. */
  @property({ type: Boolean }) frozen = false;

  override firstUpdated(): void {
    this.dispatchEvent(new Event('menu-shown'));
    this.renderRoot.querySelector('button')?.focus();
  }

  override render() {
    const { stage } = this.texts;
    const who = this.target === 'holder' ? stage.breakHolder : this.texts.buyer(this.target);
    const label = stage.breakIt(who);
    return html`<h2>${label}</h2>
      <div role="group" aria-label=${label}>
        ${this.faults.map((fault) =>
          lastsUntilEnded(fault) && this.frozen
            ? this.order('thaw', stage.thaw, '')
            : this.order(fault.kind, fault.name, fault.summary),
        )}
      </div>`;
  }

  private order(kind: string, name: string, summary: string) {
    const give = () => this.dispatchEvent(new BreakOrdered({ buyer: this.target, kind }));
    return html`<button title=${summary} @click=${give}>${name}</button>`;
  }
}
