import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { outage } from '../../api/outage';
import type { FieldError, Problem } from '../../api/http';
import { problemText } from '../../app/problem-text';
import type { Connection } from '../../app/run-session';
import { noticeStyles } from '../../styles/notice';
import { shared } from '../../styles/shared';
import type { Texts } from '../../texts/en';

/** A problem in one sentence, and what to do about it. Overlays the page. */
@customElement('page-notice')
export class PageNotice extends LitElement {
  static override styles = [
    shared,
    noticeStyles,
    css`
      .box {
        margin-top: 8px;
        border-left-color: var(--key);
      }

      .box.restored {
        border-left-color: var(--right);
      }

      .box.refused,
      .box.unexpected {
        border-left-color: var(--wrong);
      }

      code {
        font: 12px var(--mono);
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
      ${this.problem === null || isOfOutage(this.problem) ? nothing : this.sayProblem(this.problem)}
    </div>`;
  }

  private sayConnection(connection: Exclude<Connection, 'fine'>) {
    return html`<div class="box ${connection}">${this.texts.notice[connection]}</div>`;
  }

  private sayProblem(problem: Problem) {
    const { notice } = this.texts;
    return html`<div class="box ${problem.kind}">
      <strong>
        ${isOfScenario(problem) ? notice.refused : problemText(problem, this.texts)}
      </strong>
      ${hasDetail(problem) ? html`<p>${problem.detail}</p>` : nothing}
      <ul>
        ${[...problem.errors].sort(byLine).map(
          ({ field, message, line, column }) =>
            html`<li>
              <code>${field}${line === undefined ? '' : `:${line}:${column ?? 1}`}</code>
              ${message}
            </li>`,
        )}
      </ul>
      <div class="actions">
        ${
          this.canReset && isOfScenario(problem)
            ? html`<button @click=${() => this.emit('reset-scenario')}>${notice.reset}</button>`
            : nothing
        }
        <button @click=${() => this.emit('dismiss')}>${notice.close}</button>
      </div>
    </div>`;
  }

  private emit(what: 'dismiss' | 'reset-scenario'): void {
    this.dispatchEvent(new Event(what));
  }
}

/** Sorts the errors of a program by line. */
function byLine(one: FieldError, other: FieldError): number {
  return (one.line ?? 0) - (other.line ?? 0);
}

/** Whether the server has refused a scenario because of its fields. */
function isOfScenario({ kind, errors }: Problem): boolean {
  return kind === 'refused' && errors.length > 0;
}

/** A refusal lists its fields, so the page omits their number. */
function hasDetail(problem: Problem): boolean {
  return problem.detail !== '' && !isOfScenario(problem);
}

/** The notice of an outage says it already. */
function isOfOutage({ kind }: Problem): boolean {
  return kind === 'unreachable' && outage.isPresent;
}
