import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { LineProblem } from '../../app/program-problems';
import {
  addStep,
  type Edit,
  indentAfter,
  indentLines,
  moveLines,
  outdentLines,
  removeLines,
} from '../../model/program-edit';
import { splitLines } from '../../model/program-text';
import { shared } from '../../styles/shared';
import type { Texts } from '../../texts/en';
import { ProgramTyped } from '../common/events';

const STEPS = ['query', 'lock', 'unlock', 'with lock:', 'read', 'take', 'write', 'think 10'];
const FEWEST_ROWS = 8;
const MOST_ROWS = 13;

/** The program as editable text, with tools for the selected lines and an error at each wrong line. */
@customElement('program-editor')
export class ProgramEditor extends LitElement {
  static override styles = [
    shared,
    css`
      .tools {
        display: flex;
        gap: 3px;
        margin: 4px 0;
      }

      .tools button {
        flex: none;
        width: 27px;
        padding: 0;
        font-size: 13px;
      }

      .tools select {
        flex: 1;
        min-width: 0;
        padding: 2px;
        font-size: 11.5px;
      }

      .paper {
        display: grid;
        grid-template-columns: 26px 1fr;
        max-height: 296px;
        border: 1px solid var(--strong-line);
        border-radius: 8px;
        background: var(--raised);
        overflow-y: auto;
        scrollbar-width: thin;
        font: 12.5px/22px var(--mono);
      }

      .paper:focus-within {
        outline: 2px solid var(--accent);
        outline-offset: -1px;
      }

      ol {
        padding: 6px 6px 6px 0;
        color: var(--muted);
        font-size: 11px;
        text-align: right;
      }

      ol li {
        height: 22px;
      }

      ol .wrong {
        border-radius: 0 4px 4px 0;
        background: var(--wrong);
        color: var(--on-wrong);
        font-weight: 700;
        padding-right: 5px;
        margin-right: -5px;
      }

      textarea {
        width: 100%;
        padding: 6px 6px 6px 4px;
        border: 0;
        background: none;
        color: var(--ink);
        font: inherit;
        resize: none;
        overflow: auto hidden;
        white-space: pre;
      }

      textarea:focus-visible {
        outline: 0;
      }

      .problems {
        display: grid;
        gap: 3px;
        max-height: 150px;
        margin-top: 5px;
        overflow: auto;
        color: var(--wrong-ink);
        font-size: 12px;
        line-height: 1.35;
      }

      .problems button {
        min-height: 0;
        padding: 0;
        border: 0;
        background: none;
        color: inherit;
        text-align: left;
      }

      .problems b {
        text-decoration: underline;
      }

      .fine {
        margin-top: 5px;
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property() program = '';
  @property({ attribute: false }) problems: readonly LineProblem[] = [];

  @query('textarea') private readonly area!: HTMLTextAreaElement;

  override render() {
    const { editor } = this.texts.program;
    const lines = splitLines(this.program);
    const count = lines.length;
    const rows = Math.max(FEWEST_ROWS, Math.min(count, 64));
    const wrong = new Set(this.problems.map(({ line }) => line));
    return html`
      ${this.tools()}
      <div class="paper" .style=${`min-height:${Math.min(rows, MOST_ROWS) * 22 + 14}px`}>
        <ol aria-hidden="true">
          ${Array.from(
            { length: count },
            (_, line) =>
              html`<li class=${wrong.has(line + 1) ? 'wrong' : ''}>
                ${wrong.has(line + 1) ? '!' : line + 1}
              </li>`,
          )}
        </ol>
        <textarea
          rows=${rows}
          spellcheck="false"
          autocapitalize="off"
          autocomplete="off"
          aria-label=${editor.label}
          aria-invalid=${wrong.size > 0}
          aria-describedby="problems"
          .value=${live(lines.join('\n'))}
          @input=${this.typed}
          @keydown=${this.key}
        ></textarea>
      </div>
      <div id="problems" role="status">${this.sayProblems()}</div>
    `;
  }

  override firstUpdated(): void {
    this.area.focus({ preventScroll: true });
  }

  private tools() {
    const { editor } = this.texts.program;
    const tool = (name: keyof typeof editor.tools, sign: string, key: string, edit: Edit) =>
      html`<button
        aria-label=${editor.tools[name]}
        title="${editor.tools[name]}${key === '' ? '' : ` (${key})`}"
        @click=${() => this.edit(edit)}
      >
        ${sign}
      </button>`;
    const add = (event: Event) => {
      const select = event.target as HTMLSelectElement;
      this.edit(addStep(select.value));
      select.value = '';
    };
    return html`<div class="tools" role="toolbar" aria-label=${editor.toolbar}>
      <select aria-label=${editor.add} @change=${add}>
        <option value="" selected>＋ ${editor.add}</option>
        ${STEPS.map((step) => html`<option .value=${step}>${step}</option>`)}
      </select>
      ${tool('up', '↑', 'Alt ↑', moveLines(-1))} ${tool('down', '↓', 'Alt ↓', moveLines(1))}
      ${tool('outdent', '⇤', 'Alt ←', outdentLines)} ${tool('indent', '⇥', 'Alt →', indentLines)}
      ${tool('remove', '✕', '', removeLines)}
    </div>`;
  }

  private sayProblems() {
    const { editor } = this.texts.program;
    if (this.problems.length === 0) {
      return html`<p class="help fine">${editor.fine}</p>`;
    }
    return html`<ul class="problems">
      ${this.problems.map(
        ({ line, column, message }) =>
          html`<li>
            <button @click=${() => this.goTo(line, column)}>
              <b>${editor.line(line)}</b> ${message}
            </button>
          </li>`,
      )}
    </ul>`;
  }

  /** Accepts every line end that pasted text may have. */
  private typed(): void {
    const { value, selectionStart, selectionEnd } = this.area;
    const program = splitLines(value).join('\n');
    if (program !== value) {
      this.area.value = program;
      this.area.setSelectionRange(selectionStart, selectionEnd);
    }
    this.say(program);
  }

  private say(program: string): void {
    this.dispatchEvent(new ProgramTyped(program, `program ${this.selection().from}`));
  }

  private key(event: KeyboardEvent): void {
    const edits: Readonly<Record<string, Edit>> = {
      ArrowUp: moveLines(-1),
      ArrowDown: moveLines(1),
      ArrowLeft: outdentLines,
      ArrowRight: indentLines,
    };
    const edit = event.altKey ? edits[event.key] : undefined;
    if (edit !== undefined) {
      event.preventDefault();
      this.edit(edit);
    } else if (event.key === 'Enter' && !event.isComposing) {
      this.continueLine(event);
    }
  }

  /** A new line is as deep as the one before it. */
  private continueLine(event: KeyboardEvent): void {
    const { value, selectionStart } = this.area;
    const line = value.slice(value.lastIndexOf('\n', selectionStart - 1) + 1, selectionStart);
    const indent = indentAfter(line);
    if (indent !== '') {
      event.preventDefault();
      this.area.setRangeText(`\n${indent}`, selectionStart, this.area.selectionEnd, 'end');
      this.say(this.area.value);
    }
  }

  private selection() {
    const { value, selectionStart, selectionEnd } = this.area;
    const lineAt = (index: number) => value.slice(0, index).split('\n').length - 1;
    return { text: value, from: lineAt(selectionStart), to: lineAt(selectionEnd) };
  }

  private edit(edit: Edit): void {
    const { text, from, to } = edit(this.selection());
    this.area.value = text;
    const ends = text.split('\n').map((line) => line.length);
    const offset = (line: number) => ends.slice(0, line).reduce((sum, n) => sum + n + 1, 0);
    const isOne = from === to;
    this.area.focus();
    this.area.setSelectionRange(
      isOne ? offset(to) + (ends[to] ?? 0) : offset(from),
      offset(to) + (ends[to] ?? 0),
    );
    this.dispatchEvent(new ProgramTyped(text, null));
  }

  private goTo(line: number, column: number): void {
    const lines = this.area.value.split('\n');
    const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
    this.area.focus();
    this.area.setSelectionRange(start + column - 1, start + (lines[line - 1]?.length ?? 0));
  }
}
