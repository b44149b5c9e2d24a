import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { LineProblem } from '../../app/program-problems';
import type { CatalogLock, CodeLanguage } from '../../model/catalog';
import { highlight } from '../../model/highlight';
import { parseProgram, type ProgramLine } from '../../model/program';
import { normalProgram } from '../../model/program-text';
import type { BuyerState } from '../../model/run-state';
import { shared } from '../../styles/shared';
import { tabStyles, turnTab } from '../../styles/tabs';
import type { Texts } from '../../texts/en';
import { fixedMark } from '../common/fixed-mark';
import { codeColours } from './code-colours';
import './code-view';
import './program-editor';

const LANGUAGES: readonly CodeLanguage[] = ['steps', 'python', 'java'];
/** More buyers than this at one line are counted. */
const MOST_NAMED = 4;

/** The program with each buyer at its line, or the chosen lock as real code. */
@customElement('program-lines')
export class ProgramLines extends LitElement {
  static override styles = [
    shared,
    codeColours,
    tabStyles,
    css`
      header {
        display: flex;
        gap: 6px;
        align-items: center;
        min-height: 30px;
      }

      .code {
        margin-top: 4px;
        padding: 6px 0;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--sunken);
        max-height: 300px;
        overflow: auto;
        scrollbar-width: thin;
        font: 12.5px/22px var(--mono);
      }

      li {
        display: flex;
        gap: 8px;
        align-items: center;
        height: 22px;
        padding: 0 8px;
      }

      li i {
        flex: none;
        width: 14px;
        color: var(--muted);
        font-size: 11px;
        font-style: normal;
        text-align: right;
      }

      li.busy {
        background: var(--accent-wash);
      }

      .text {
        white-space: pre;
      }

      .meaning {
        overflow: hidden;
        color: var(--muted);
        font: 11.5px var(--font);
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .here {
        display: flex;
        flex: none;
        gap: 3px;
        margin-left: auto;
      }

      .here span {
        min-width: 18px;
        height: 16px;
        padding: 0 4px;
        border-radius: 8px;
        background: var(--accent);
        color: var(--on-accent);
        font: 600 10.5px/16px var(--font);
        text-align: center;
      }

      .here .waiting {
        background: none;
        box-shadow: inset 0 0 0 1px var(--strong-line);
        color: var(--muted);
      }

      .here .holder {
        background: var(--key);
        color: #2b1d00;
      }

      .here .dead {
        background: none;
        box-shadow: inset 0 0 0 1px var(--wrong);
        color: var(--wrong-ink);
        text-decoration: line-through;
      }

      .draft {
        display: flex;
        gap: 6px;
        align-items: center;
        margin-top: 4px;
        color: var(--accent);
        font-size: 12px;
      }

      .draft button {
        flex: none;
        min-height: 22px;
        margin-left: auto;
        font-size: 11.5px;
      }

      .edit {
        min-height: 24px;
        margin-left: auto;
        padding: 0 8px;
        font-size: 12px;
        white-space: nowrap;
      }

      li .bolt {
        flex: none;
        color: var(--wrong-ink);
      }

      li.wrong {
        background: var(--wrong-wash);
      }

      li.wrong .text {
        text-decoration: underline wavy var(--wrong) 1px;
        text-underline-offset: 3px;
      }

      li.wrong .meaning {
        color: var(--wrong-ink);
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  /** The program of the shown run. */
  @property() program = '';
  /** The program for the next run, which can be edited. */
  @property() draft = '';
  @property({ attribute: false }) lock: CatalogLock | null = null;
  @property({ attribute: false }) buyers: readonly BuyerState[] = [];
  @property({ attribute: false }) holders: readonly number[] = [];
  @property({ attribute: false }) problems: readonly LineProblem[] = [];
  /** The lines that have a planned fault. */
  @property({ attribute: false }) faultLines: ReadonlySet<number> = new Set();
  /** Whether it cannot be changed. */
  @property({ type: Boolean }) fixed = false;
  @state() private wantsToEdit = false;
  @state() private language: CodeLanguage = 'steps';

  override render() {
    const { texts, language, fixed } = this;
    const isEditing = this.wantsToEdit && !fixed;
    const offered = LANGUAGES.filter((id) => id === 'steps' || this.lock?.code[id] !== undefined);
    const shown = offered.includes(language) && !isEditing ? language : 'steps';
    return html`
      <header>
        <h2>${texts.program.title}</h2>
        <button
          class="edit"
          aria-pressed=${isEditing}
          title=${fixed ? texts.controls.fixed : nothing}
          ?disabled=${fixed}
          ?hidden=${fixed}
          @click=${this.toggle}
        >
          ${isEditing ? texts.program.editor.done : texts.program.editor.edit}${fixedMark(texts, fixed)}
        </button>
        ${offered.length > 1 && !isEditing ? this.tabs(offered, shown) : nothing}
      </header>
      ${isEditing ? this.editor() : html`${this.sayDraft()} ${this.code(shown, offered.length > 1)}`}
    `;
  }

  private editor() {
    return html`<program-editor
      .texts=${this.texts}
      .program=${this.draft}
      .problems=${this.problems}
    ></program-editor>`;
  }

  private code(shown: CodeLanguage, hasTabs: boolean) {
    return html`<div class="code" id="code" role=${hasTabs ? 'tabpanel' : nothing}>
      ${
        shown === 'steps'
          ? html`<ol>
              ${parseProgram(this.program).map((line) => this.line(line))}
            </ol>`
          : html`<code-view
              .code=${this.lock?.code[shown] ?? ''}
              .language=${shown}
              .label=${this.texts.program.languages[shown]}
            ></code-view>`
      }
    </div>`;
  }

  /** That the next run has another program than the shown one. */
  private sayDraft() {
    const { runStrip } = this.texts;
    if (normalProgram(this.draft) === this.program) {
      return nothing;
    }
    return html`<p class="draft">
      ${this.problems.length > 0 ? runStrip.nextProgramWrong : runStrip.nextProgram}
      ${this.fixed ? nothing : html`<button @click=${this.toggle}>${runStrip.seeProgram}</button>`}
    </p>`;
  }

  private toggle(): void {
    this.wantsToEdit = !this.wantsToEdit;
  }

  private tabs(offered: readonly CodeLanguage[], shown: CodeLanguage) {
    const { texts } = this;
    return html`<div role="tablist" aria-label=${texts.program.title} @keydown=${turnTab}>
      ${offered.map(
        (id) =>
          html`<button
            role="tab"
            aria-controls="code"
            aria-selected=${id === shown}
            tabindex=${id === shown ? 0 : -1}
            @click=${() => (this.language = id)}
          >
            ${texts.program.languages[id]}
          </button>`,
      )}
    </div>`;
  }

  private line(line: ProgramLine) {
    const here = this.buyers.filter(
      (buyer) => buyer.line === line.number && buyer.outcome === null,
    );
    const isDraft = normalProgram(this.draft) === this.program;
    const problem = isDraft ? this.problems.find((found) => found.line === line.number) : undefined;
    const tone = problem !== undefined ? 'wrong' : here.length > 0 ? 'busy' : '';
    return html`<li class=${tone} title=${problem?.message ?? ''}>
      <i aria-hidden="true">${line.number}</i>
      <span class="text"
        >${'  '.repeat(line.indent)}${highlight(line.text, 'steps').map(
          ({ kind, text }) => html`<span class=${kind}>${text}</span>`,
        )}</span
      >
      ${
        this.faultLines.has(line.number)
          ? html`<span class="bolt" title=${this.texts.program.fault}>⚡</span>`
          : nothing
      }
      ${here.length > 0 ? this.chips(here) : html`<span class="meaning">${problem?.message ?? this.meaningOf(line)}</span>`}
    </li>`;
  }

  private meaningOf({ keyword }: ProgramLine): string {
    return keyword === null ? '' : this.texts.program.help[keyword];
  }

  private chips(here: readonly BuyerState[]) {
    const { texts } = this;
    const named = here.length > MOST_NAMED + 1 ? here.slice(0, MOST_NAMED) : here;
    const names = texts.buyers(here.map(({ id }) => texts.buyer(id)));
    return html`<span class="here" title=${texts.program.atLine(names)}>
      ${named.map((buyer) => html`<span class=${this.toneOf(buyer)}>${buyer.id}</span>`)}
      ${
        named.length < here.length
          ? html`<span class="waiting">${texts.program.more(here.length - named.length)}</span>`
          : nothing
      }
    </span>`;
  }

  private toneOf(buyer: BuyerState): string {
    if (buyer.dead) {
      return 'dead';
    }
    if (this.holders.includes(buyer.id)) {
      return 'holder';
    }
    return buyer.activity === 'waiting' ? 'waiting' : '';
  }
}
