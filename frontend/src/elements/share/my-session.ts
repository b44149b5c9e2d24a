import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Problem } from '../../api/http';
import type { Retention, SessionDataClient } from '../../api/session-data-client';
import { problemText } from '../../app/problem-text';
import { shared } from '../../styles/shared';
import type { Texts } from '../../texts/en';
import '../common/copy-field';
import { dialogStyles } from './dialog-styles';

/** The browser session itself: its retention, its recovery code and its deletion. */
@customElement('my-session')
export class MySession extends LitElement {
  static override styles = [shared, dialogStyles];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) client!: SessionDataClient;
  @property({ attribute: false }) kept: Retention | null = null;
  @query('input.code') private readonly input!: HTMLInputElement;
  @state() private code = '';
  @state() private isAsking = false;
  @state() private said = '';

  override render() {
    const { share } = this.texts;
    const { kept } = this;
    return html`<section>
        ${kept === null ? nothing : html`<p class="help">${share.kept(kept.runDays, kept.listDays)}</p>`}
        <p class="help">${share.codeHelp}</p>
        <div class="row">
          ${
            this.code === ''
              ? html`<button @click=${() => void this.showCode()}>${share.showCode}</button>`
              : html`<copy-field
                  .texts=${this.texts}
                  .label=${share.showCode}
                  .value=${this.code}
                ></copy-field>`
          }
          <input
            type="text"
            class="code"
            aria-label=${share.enterCode}
            placeholder=${share.enterCode}
            autocomplete="off"
          />
          <button @click=${() => void this.recover()}>${share.recover}</button>
        </div>
      </section>
      <section>
        <p class="help">${share.forgetHelp}</p>
        <div class="row">
          <button class=${this.isAsking ? 'wrong' : ''} @click=${() => void this.forget()}>
            ${this.isAsking ? share.sure : share.forget}
          </button>
          <span role="status">${this.said}</span>
        </div>
      </section>`;
  }

  private async showCode(): Promise<void> {
    const answer = await this.client.code();
    this.code = answer.ok ? answer.value.code : '';
    this.said = answer.ok ? '' : this.texts.share.failed;
  }

  private async recover(): Promise<void> {
    const answer = await this.client.recover(this.input.value);
    this.said = answer.ok ? '' : this.sayWhy(answer.problem);
    if (answer.ok) {
      this.input.value = '';
      this.emitChange();
    }
  }

  /** Why a code was not accepted: only where the server says so it is unknown. */
  private sayWhy(problem: Problem): string {
    const { share } = this.texts;
    return problem.kind === 'gone' || problem.kind === 'refused'
      ? share.wrongCode
      : problemText({ ...problem, title: '' }, this.texts);
  }

  private async forget(): Promise<void> {
    if (!this.isAsking) {
      this.isAsking = true;
      return;
    }
    this.isAsking = false;
    const answer = await this.client.forgetEverything();
    this.said = answer.ok ? this.texts.share.forgotten : this.texts.share.failed;
    this.emitChange();
  }

  private emitChange(): void {
    this.code = '';
    this.dispatchEvent(new Event('entry-changed'));
  }
}
