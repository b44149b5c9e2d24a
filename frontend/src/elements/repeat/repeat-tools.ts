import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { CatalogLock } from '../../model/catalog';
import { gateCount, type RepeatOrder } from '../../model/repeat';
import { shared } from '../../styles/shared';
import type { Texts } from '../../texts/en';

/** Requests the repetition of a run. */
export class RepeatOrdered extends Event {
  constructor(readonly order: RepeatOrder) {
    super('repeat-ordered', { bubbles: true, composed: true });
  }
}

/** The header's controls for repeating a run: in the same order, under another lock, or one step back. */
@customElement('repeat-tools')
export class RepeatTools extends LitElement {
  static override styles = [
    shared,
    css`
      .open,
      .back {
        min-height: 36px;
        white-space: nowrap;
      }

      @media (max-width: 360px) {
        .back {
          padding: 2px 5px;
          font-size: 12px;
        }
      }

      [popover] {
        position: fixed;
        inset: auto;
        width: min(320px, calc(100vw - 16px));
        margin: 0;
        padding: 12px;
        border: 1px solid var(--strong-line);
        border-radius: 10px;
        background: var(--raised);
        color: var(--ink);
        box-shadow: 0 6px 22px rgb(0 0 0 / 25%);
      }

      section + section {
        margin-top: 12px;
        padding-top: 12px;
        border-top: 1px solid var(--line);
      }

      section button {
        width: 100%;
        min-height: 32px;
        font-weight: 600;
      }

      select {
        width: 100%;
        margin-bottom: 6px;
      }

      .help {
        margin-top: 5px;
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  /** The other locks that can guard the run's store. */
  @property({ attribute: false }) locks: readonly CatalogLock[] = [];
  /** The lock that is selected at first. */
  @property({ attribute: false }) chosen: CatalogLock | null = null;
  @property({ type: Boolean }) canRepeat = false;
  @property({ type: Boolean }) canStepBack = false;
  @property({ type: Boolean }) stepping = false;
  /** The schedule of the next run; null for a free run. */
  @property({ attribute: false }) schedule: string | null = null;
  @state() private kind = '';
  @query('.open') private readonly opener!: HTMLElement;
  @query('[popover]') private readonly menu!: HTMLElement;

  override render() {
    const { repeat } = this.texts;
    if (this.stepping) {
      return html`<button
        class="back"
        title=${repeat.earlierHelp}
        ?disabled=${!this.canStepBack}
        @click=${() => this.give({ kind: 'earlier' })}
      >
        ${repeat.earlier}
      </button>`;
    }
    return html`<button
        class="open"
        popovertarget="menu"
        aria-haspopup="dialog"
        title=${repeat.help}
        ?disabled=${!this.canRepeat && this.schedule === null}
      >
        ${repeat.repeat}
      </button>
      <div id="menu" popover role="dialog" aria-label=${repeat.repeat} @toggle=${this.place}>
        ${this.canRepeat ? [this.exactly(), this.underLock()] : nothing} ${this.bound()}
      </div>`;
  }

  private exactly() {
    const { repeat } = this.texts;
    return html`<section>
      <button @click=${() => this.give({ kind: 'exactly' })}>${repeat.exactly}</button>
      <p class="help">${repeat.exactlyHelp}</p>
    </section>`;
  }

  private underLock() {
    const { repeat } = this.texts;
    const lock =
      this.locks.find(({ kind }) => kind === this.kind) ??
      this.locks.find(({ kind }) => kind === this.chosen?.kind) ??
      this.locks.at(0);
    const choose = (event: Event) => (this.kind = (event.target as HTMLSelectElement).value);
    return lock === undefined
      ? nothing
      : html`<section>
          <select aria-label=${repeat.otherLock} @change=${choose}>
            ${this.locks.map(
              ({ kind, name }) =>
                html`<option .value=${kind} .selected=${kind === lock.kind}>${name}</option>`,
            )}
          </select>
          <button @click=${() => this.give({ kind: 'under', lock })}>${repeat.underLock}</button>
          <p class="help">${repeat.underLockHelp}</p>
        </section>`;
  }

  /** Shown where the next run has a schedule, for example from a link. */
  private bound() {
    const { repeat } = this.texts;
    const release = () => {
      this.menu.hidePopover();
      this.dispatchEvent(new Event('schedule-released'));
    };
    return this.schedule === null
      ? nothing
      : html`<section>
          <p class="help">${repeat.bound(gateCount(this.schedule))}</p>
          <button @click=${release}>${repeat.release}</button>
        </section>`;
  }

  private give(order: RepeatOrder): void {
    if (order.kind !== 'earlier') {
      this.menu.hidePopover();
    }
    this.dispatchEvent(new RepeatOrdered(order));
  }

  /** Below its button, and within the page. */
  private readonly place = (): void => {
    const { left, bottom } = this.opener.getBoundingClientRect();
    const most = document.documentElement.clientWidth - this.menu.offsetWidth - 8;
    this.menu.style.left = `${String(Math.max(8, Math.min(left, most)))}px`;
    this.menu.style.top = `${String(bottom + 6)}px`;
  };
}
