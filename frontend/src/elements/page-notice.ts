import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Problem } from '../api/http';
import type { Connection } from '../app/run-session';
import { never } from '../model/never';
import { shared } from '../styles/shared';
import type { Texts } from '../texts/en';

/** What stands in the way, in a sentence, and what to do about it. Lies over the page. */
@customElement('page-notice')
export class PageNotice extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        position: fixed;
        bottom: 16px;
        left: 50%;
        z-index: 5;
        width: min(560px, calc(100vw - 24px));
        transform: translateX(-50%);
      }

      .box {
        display: grid;
        gap: 6px;
        margin-top: 8px;
        padding: 12px 14px;
        border: 1px solid var(--strong-line);
        border-left: 6px solid var(--key);
        border-radius: 10px;
        background: var(--raised);
        box-shadow: 0 8px 30px rgb(0 0 0 / 25%);
      }

      .box.restored {
        border-left-color: var(--right);
      }

      .box.refused,
      .box.unexpected {
        border-left-color: var(--wrong);
      }

      strong {
        font-size: 13.5px;
      }

      code {
        font: 12px var(--mono);
      }

      .actions {
        display: flex;
        gap: 8px;
        justify-content: flex-end;
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) problem: Problem | null = null;
  @property() connection: Connection = 'fine';
  @property({ type: Boolean }) canReset = false;

  override render() {
    return html`<div role="alert">
      ${this.connection === 'fine' ? nothing : this.sayConnection(this.connection)}
      ${this.problem === null ? nothing : this.sayProblem(this.problem)}
    </div>`;
  }

  private sayConnection(connection: Exclude<Connection, 'fine'>) {
    return html`<div class="box ${connection}">${this.texts.notice[connection]}</div>`;
  }

  private sayProblem(problem: Problem) {
    const { notice } = this.texts;
    return html`<div class="box ${problem.kind}">
      <strong>${this.sentence(problem)}</strong>
      ${problem.detail === '' ? nothing : html`<p>${problem.detail}</p>`}
      <ul>
        ${problem.errors.map(
          ({ field, message, line, column }) =>
            html`<li>
              <code>${field}${line === undefined ? '' : `:${line}:${column ?? 1}`}</code> ${message}
            </li>`,
        )}
      </ul>
      <div class="actions">
        ${
          this.canReset && problem.kind === 'refused'
            ? html`<button @click=${() => this.tell('reset-scenario')}>${notice.reset}</button>`
            : nothing
        }
        <button @click=${() => this.tell('dismiss')}>${notice.close}</button>
      </div>
    </div>`;
  }

  private sentence({ kind, title }: Problem): string {
    const { notice } = this.texts;
    switch (kind) {
      case 'unreachable':
        return notice.unreachable;
      case 'refused':
        return notice.refused;
      case 'impossible':
        return title === '' ? notice.impossible : title;
      case 'gone':
      case 'outdated':
        return title === '' ? notice.gone : title;
      case 'unexpected':
        return notice.unexpected;
      default:
        return never(kind);
    }
  }

  private tell(what: 'dismiss' | 'reset-scenario'): void {
    this.dispatchEvent(new Event(what));
  }
}
