import { html, LitElement, nothing } from 'lit';
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
import { programStyles } from './program-styles';

const LANGUAGES: readonly CodeLanguage[] = ['steps', 'python', 'java'];
/** More buyers than this at one line are counted. */
const MOST_NAMED = 4;

/** The program with each buyer at its line, or the chosen lock as real code. */
@customElement('program-lines')
export class ProgramLines extends LitElement {
  static override styles = [shared, codeColours, tabStyles, programStyles];

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
