import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Answer } from '../../api/http';
import type {
  MyKind,
  MyRun,
  MyScenario,
  Retention,
  SessionDataClient,
} from '../../api/session-data-client';
import { languageOf } from '../../model/language';
import { dialogFrame } from '../../styles/dialog';
import { shared } from '../../styles/shared';
import type { Texts } from '../../texts/en';
import { dialogStyles } from './dialog-styles';
import type { EntryChange, MyEntry } from './my-entry';
import './my-entry';
import './my-session';

/** The data of this browser session: its runs and scenarios, and the session itself. */
@customElement('my-dialog')
export class MyDialog extends LitElement {
  static override styles = [
    shared,
    dialogFrame,
    dialogStyles,
    css`
      dialog {
        min-height: min(480px, calc(100dvh - 32px));
      }

      .tabs {
        margin-bottom: 8px;
      }

      .tabs button[aria-pressed='true'] {
        border-color: var(--accent);
        background: var(--accent-wash);
      }

      .list {
        max-height: 40dvh;
        overflow: auto;
      }

      p {
        padding: 6px 0;
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) client!: SessionDataClient;
  @query('dialog') private readonly dialog!: HTMLDialogElement;
  @state() private kind: MyKind = 'runs';
  @state() private search = '';
  @state() private runs: readonly MyRun[] = [];
  @state() private scenarios: readonly MyScenario[] = [];
  @state() private kept: Retention | null = null;
  @state() private problem = '';

  open(): void {
    this.problem = '';
    this.dialog.showModal();
    void this.load();
  }

  override render() {
    const { share } = this.texts;
    return html`<dialog aria-label=${share.mineTitle}>
      <div class="top">
        <h2>${share.mineTitle}</h2>
        <button @click=${() => this.dialog.close()}>${share.close}</button>
      </div>
      <div class="row tabs">
        ${this.tab('runs', share.myRuns)} ${this.tab('scenarios', share.myScenarios)}
        <input
          type="search"
          aria-label=${share.search}
          placeholder=${share.search}
          .value=${this.search}
          @input=${this.find}
        />
      </div>
      <div class="list" @entry-changed=${(event: EntryChange) => void this.reload(event)}>
        ${this.entries()}
      </div>
      ${this.problem === '' ? nothing : html`<p class="wrong" role="alert">${this.problem}</p>`}
      <my-session
        .texts=${this.texts}
        .client=${this.client}
        .kept=${this.kept}
        @entry-changed=${() => void this.load()}
      ></my-session>
    </dialog>`;
  }

  private tab(kind: MyKind, name: string) {
    const show = () => {
      this.kind = kind;
      void this.load();
    };
    return html`<button aria-pressed=${this.kind === kind} @click=${show}>${name}</button>`;
  }

  private entries() {
    const { share } = this.texts;
    const found =
      this.kind === 'runs'
        ? this.runs.map((run) => this.run(run))
        : this.scenarios.map((one) => this.scenario(one));
    if (this.problem !== '') {
      return found;
    }
    return found.length === 0 ? html`<p class="help">${share.nothingFound}</p>` : found;
  }

  private run({ id, name, lock, createdAt, safety, liveness, shared: isShared }: MyRun) {
    const { share } = this.texts;
    const about = [this.date(createdAt), lock, isShared ? share.isShared : ''];
    const verdict = safety === null || liveness === null ? null : { safety, liveness };
    return this.entry('runs', id, name, `/r/${id}`, about, verdict);
  }

  private scenario({ slug, name, savedAt }: MyScenario) {
    return this.entry('scenarios', slug, name, `/s/${slug}`, [this.date(savedAt)], null);
  }

  private entry(
    kind: MyKind,
    id: string,
    name: string,
    href: string,
    about: readonly string[],
    verdict: MyEntry['verdict'],
  ) {
    return html`<my-entry
      .texts=${this.texts}
      .client=${this.client}
      .kind=${kind}
      .entryId=${id}
      .name=${name}
      .href=${href}
      .verdict=${verdict}
      .about=${about.filter((part) => part !== '').join(' · ')}
    ></my-entry>`;
  }

  private date(iso: string): string {
    return new Date(iso).toLocaleString(this.texts.code, {
      dateStyle: 'medium',
      timeStyle: 'short',
    });
  }

  /** Loads the list after a change of one of its entries. */
  private async reload({ answer }: EntryChange): Promise<void> {
    await this.load();
    if (!answer.ok) {
      this.show([answer]);
    }
  }

  private find({ target }: Event): void {
    this.search = (target as HTMLInputElement).value;
    void this.load();
  }

  private async load(): Promise<void> {
    const { client, search, kind } = this;
    const language = languageOf(this.texts.code);
    const [runs, scenarios, kept] = await Promise.all([
      kind === 'runs' ? client.runs(search, language) : null,
      kind === 'scenarios' ? client.scenarios(search, language) : null,
      this.kept === null ? client.retention() : null,
    ]);
    if (search !== this.search || kind !== this.kind) {
      return;
    }
    this.runs = newOf(runs, this.runs);
    this.scenarios = newOf(scenarios, this.scenarios);
    this.kept = newOf(kept, this.kept);
    this.show([runs, scenarios, kept]);
  }

  /** Says whether one of some requests has failed. */
  private show(answers: readonly (Answer<unknown> | null)[]): void {
    this.problem = answers.some((answer) => answer?.ok === false) ? this.texts.share.failed : '';
  }
}

function newOf<T>(answer: Answer<T> | null, before: T): T {
  return answer?.ok === true ? answer.value : before;
}
