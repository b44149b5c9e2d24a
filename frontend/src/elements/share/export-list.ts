import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { refusalOf } from '../../share/export-refusal';
import { readHistoryBytes } from '../../share/history-file';
import { openInPerfetto } from '../../share/perfetto';
import { shared } from '../../styles/shared';
import type { Texts } from '../../texts/en';
import { HistoryOpened } from '../common/events';
import { dialogStyles } from './dialog-styles';

const FORMATS = ['jsonl', 'csv', 'perfetto', 'shiviz', 'jepsen', 'svg', 'png'] as const;

/** A run as files for other programs, and a way to look at such a file. */
@customElement('export-list')
export class ExportList extends LitElement {
  static override styles = [
    shared,
    dialogStyles,
    css`
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 6px 14px;
      }

      .file {
        position: relative;
      }

      .file span {
        padding: 4px 12px;
        border: 1px solid var(--line);
        border-radius: 7px;
        cursor: pointer;
      }

      .file:has(:disabled) span {
        opacity: 0.55;
        cursor: default;
      }

      .file:focus-within span {
        outline: 2px solid var(--accent);
        outline-offset: 1px;
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  /** Empty for no run. */
  @property() runId = '';
  @property() runTitle = '';
  /** Whether a run is in progress, which a run from a file would replace. */
  @property({ type: Boolean }) busy = false;
  @state() private problem = '';

  override render() {
    const { share } = this.texts;
    return html`${this.runId === '' ? nothing : this.exports()}
      <section>
        <h3>${share.importTitle}</h3>
        <p class="help">${this.busy ? share.importLater : share.importHelp}</p>
        <label class="file row">
          <span>${share.chooseFile}</span>
          <input
            class="unseen"
            type="file"
            ?disabled=${this.busy}
            accept=".jsonl,.ndjson,application/x-ndjson"
            @change=${this.read}
          />
        </label>
        ${this.problem === '' ? nothing : html`<p class="wrong" role="alert">${this.problem}</p>`}
      </section>`;
  }

  private exports() {
    const { share } = this.texts;
    return html`<section>
      <h3>${share.exportTitle}</h3>
      <ul>
        ${FORMATS.map(
          (format) =>
            html`<li>
              <a
                href=${this.address(format)}
                download
                @click=${(event: Event) => void this.save(event)}
                >${share.exports[format]}</a
              >
            </li>`,
        )}
      </ul>
      <div class="row">
        <button @click=${() => void this.perfetto()}>${share.openPerfetto}</button>
      </div>
    </section>`;
  }

  private address(format: string): string {
    return `/api/runs/${this.runId}/export?format=${format}&lang=${this.texts.code}`;
  }

  /** A file that the server refuses would be saved as a failed download, without the reason. */
  private async save(event: Event): Promise<void> {
    const { href } = event.currentTarget as HTMLAnchorElement;
    event.preventDefault();
    this.problem = await refusalOf((url, init) => fetch(url, init), href);
    if (this.problem === '') {
      Object.assign(document.createElement('a'), { href, download: '' }).click();
    }
  }

  private async perfetto(): Promise<void> {
    const isOpen = await openInPerfetto(window, this.address('perfetto'), this.runTitle);
    this.problem = isOpen ? '' : this.texts.share.perfettoFailed;
  }

  private async read({ target }: Event): Promise<void> {
    const file = (target as HTMLInputElement).files?.[0];
    const history = file === undefined ? null : readHistoryBytes(await file.arrayBuffer());
    this.problem = history === null ? this.texts.share.importFailed : '';
    if (history !== null) {
      this.dispatchEvent(new HistoryOpened(history));
    }
  }
}
