import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Answer } from '../../api/http';
import type { MyKind, SessionDataClient } from '../../api/session-data-client';
import type { Verdict } from '../../model/run';
import { shared } from '../../styles/shared';
import type { Texts } from '../../texts/en';
import '../common/verdict-answers';

/** An entry was renamed or deleted, if the server did it. */
export class EntryChange extends Event {
  constructor(readonly answer: Answer<unknown>) {
    super('entry-changed', { bubbles: true, composed: true });
  }
}

/** One of the session's runs or scenarios; it can be opened, renamed and deleted. */
@customElement('my-entry')
export class MyEntry extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        align-items: center;
        padding: 6px 0;
        border-top: 1px solid var(--line);
      }

      div {
        flex: 1 1 200px;
        min-width: 0;
      }

      a,
      .help {
        display: block;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        unicode-bidi: isolate;
      }

      a {
        color: var(--accent);
        font-weight: 600;
      }

      input {
        width: 100%;
        min-height: 30px;
      }

      .sure {
        border-color: var(--wrong);
        color: var(--wrong-ink);
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) client!: SessionDataClient;
  @property() kind: MyKind = 'runs';
  @property() entryId = '';
  @property() name = '';
  @property() href = '';
  @property() about = '';
  /** The answers for a run; null for a scenario, and until a run has been judged. */
  @property({ attribute: false }) verdict: Pick<Verdict, 'safety' | 'liveness'> | null = null;
  @state() private isNaming = false;
  @state() private isAsking = false;

  override render() {
    const { share } = this.texts;
    return html`<div>
        ${
          this.isNaming
            ? html`<input
                type="text"
                maxlength="120"
                aria-label=${share.renameTo}
                .value=${this.name}
                @change=${this.rename}
              />`
            : html`<a href=${this.href}>${this.name}</a>`
        }
        <span class="help">${this.about}</span>
      </div>
      ${
        this.verdict === null
          ? nothing
          : html`<verdict-answers
              .texts=${this.texts}
              .safety=${this.verdict.safety}
              .liveness=${this.verdict.liveness}
            ></verdict-answers>`
      }
      <button @click=${() => (this.isNaming = !this.isNaming)}>${share.rename}</button>
      <button class=${this.isAsking ? 'sure' : ''} @click=${() => void this.removeEntry()}>
        ${this.isAsking ? share.sure : share.remove}
      </button>`;
  }

  private async rename({ target }: Event): Promise<void> {
    const name = (target as HTMLInputElement).value.trim();
    this.isNaming = false;
    if (name !== '' && name !== this.name) {
      this.emitChange(await this.client.rename(this.kind, this.entryId, name));
    }
  }

  private async removeEntry(): Promise<void> {
    if (!this.isAsking) {
      this.isAsking = true;
      return;
    }
    this.isAsking = false;
    this.emitChange(await this.client.remove(this.kind, this.entryId));
  }

  private emitChange(answer: Answer<unknown>): void {
    this.dispatchEvent(new EntryChange(answer));
  }
}
