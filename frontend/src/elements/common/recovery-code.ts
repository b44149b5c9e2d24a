import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PathClient } from '../../api/exercise-client';
import type { Problem } from '../../api/http';
import { problemText } from '../../app/problem-text';
import type { Language } from '../../model/language';
import { shared } from '../../styles/shared';
import { exerciseTexts } from '../../texts/exercise-texts';
import { textsOf } from '../../texts/languages';

/** Shows the recovery code of the session, and accepts that of another browser. */
@customElement('recovery-code')
export class RecoveryCode extends LitElement {
  static override styles = [
    shared,
    css`
      details {
        padding: 14px;
        border: 1px solid var(--line);
        border-radius: 9px;
        background: var(--panel);
      }

      details > :not(summary) {
        margin-top: 10px;
      }

      h2 {
        display: inline;
      }

      output {
        display: block;
        font: 600 17px var(--mono);
        overflow-wrap: anywhere;
        user-select: all;
      }

      form {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        align-items: end;
      }

      label {
        display: grid;
        flex: 1 1 260px;
        gap: 4px;
      }

      input {
        min-height: 36px;
        padding: 2px 8px;
        border: 1px solid var(--line);
        border-radius: 7px;
        background: var(--raised);
        font-family: var(--mono);
      }

      button {
        justify-self: start;
        min-height: 36px;
      }

      [role='alert'] {
        color: var(--wrong-ink);
      }
    `,
  ];

  @property() language: Language = 'en';
  @property({ attribute: false }) client!: PathClient;
  @state() private code = '';
  @state() private problem = '';

  override render() {
    const texts = exerciseTexts(this.language);
    return html`<details>
      <summary><h2>${texts.codeTitle}</h2></summary>
      <p class="help">${texts.codeHelp}</p>
      ${
        this.code === ''
          ? html`<button @click=${() => void this.show()}>${texts.showCode}</button>`
          : html`<output>${this.code}</output>`
      }
      <form @submit=${(event: SubmitEvent) => void this.recover(event)}>
        <label
          >${texts.haveCode}
          <input name="code" autocomplete="off" spellcheck="false" maxlength="60" required />
        </label>
        <button>${texts.recover}</button>
      </form>
      ${this.problem === '' ? nothing : html`<p role="alert">${this.problem}</p>`}
    </details>`;
  }

  private async show(): Promise<void> {
    const answer = await this.client.code(this.language);
    this.code = answer.ok ? answer.value.code : '';
    this.problem = answer.ok ? '' : this.say(answer.problem);
  }

  private say(problem: Problem): string {
    const sentence = problemText(problem, textsOf(this.language));
    return problem.detail === '' ? sentence : `${sentence}. ${problem.detail}`;
  }

  private async recover(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const typed = new FormData(form).get('code');
    const answer = await this.client.recover(typeof typed === 'string' ? typed : '', this.language);
    if (!answer.ok) {
      this.problem = this.say(answer.problem);
      return;
    }
    this.problem = '';
    this.code = answer.value.code;
    form.reset();
    this.dispatchEvent(new Event('recovered'));
  }
}
