import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { SessionDataClient } from '../../api/session-data-client';
import { ShareClient } from '../../api/share-client';
import type { Playground } from '../../app/playground';
import { languageOf } from '../../model/language';
import { expectationNote } from '../../share/expectation';
import { recordOf } from '../../share/history-file';
import { LONG_LINK, type Sharing } from '../../share/sharing';
import { shared } from '../../styles/shared';
import type { Texts } from '../../texts/en';
import type { HistoryOpened } from '../common/events';
import { ALWAYS } from './always';
import type { MyDialog } from './my-dialog';
import './my-dialog';
import type { ShareDialog } from './share-dialog';
import './share-dialog';

/** The header's buttons for links: the expectation, sharing, and the session's own runs. */
@customElement('share-tools')
export class ShareTools extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        gap: 8px;
        align-items: center;
        min-width: 0;
      }

      button {
        min-height: 36px;
        white-space: nowrap;
      }

      .long {
        border-color: var(--key);
        color: var(--key-ink);
      }

      .expect {
        max-width: 250px;
        padding: 4px 10px;
        border-radius: 9px;
        background: var(--accent-wash);
        font-size: 12px;
        line-height: 1.3;
      }

      @media (max-width: 900px) {
        :host {
          order: 4;
          flex: 1 0 auto;
        }

        .expect {
          flex: 1;
          max-width: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property(ALWAYS) sharing!: Sharing;
  @property(ALWAYS) playground!: Playground;
  @query('share-dialog') private readonly shareDialog!: ShareDialog;
  @query('my-dialog') private readonly myDialog!: MyDialog;

  private readonly shareClient = new ShareClient();
  private readonly mineClient = new SessionDataClient();

  override render() {
    const { share } = this.texts;
    const { length } = this.sharing.address(languageOf(this.texts.code));
    const isLong = length > LONG_LINK;
    const count = length.toLocaleString(this.texts.code);
    const note = expectationNote(this.sharing, this.playground, this.texts);
    return html`${note === '' ? nothing : html`<p class="expect" role="status">${note}</p>`}
      <button
        class=${isLong ? 'long' : ''}
        title=${isLong ? `${share.longLink(count)} ${share.longLinkHelp}` : share.share}
        @click=${() => this.shareDialog.open()}
      >
        ${share.share}${isLong ? html` · ${count}` : nothing}
      </button>
      <button @click=${() => this.myDialog.open()}>${share.mine}</button>
      <share-dialog
        .texts=${this.texts}
        .sharing=${this.sharing}
        .playground=${this.playground}
        .client=${this.shareClient}
        @history-opened=${this.openHistory}
      ></share-dialog>
      <my-dialog .texts=${this.texts} .client=${this.mineClient}></my-dialog>`;
  }

  private openHistory({ history }: HistoryOpened): void {
    if (this.playground.session.isBusy) {
      return;
    }
    this.shareDialog.close();
    this.playground.openRecord(recordOf(history), history.run.scenario);
  }
}
