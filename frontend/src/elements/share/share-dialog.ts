import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ShareClient } from '../../api/share-client';
import type { Playground } from '../../app/playground';
import { expectationOf, EXPECTATIONS } from '../../model/expectation';
import { languageOf } from '../../model/language';
import { publicOrigin } from '../../share/origin';
import { LONG_LINK, type Sharing } from '../../share/sharing';
import { dialogFrame } from '../../styles/dialog';
import { shared } from '../../styles/shared';
import type { Texts } from '../../texts/en';
import { ALWAYS } from './always';
import '../common/copy-field';
import { dialogStyles } from './dialog-styles';
import './export-list';

/** Everything that can be done with a link: the address itself, short links, recorded runs, embeds and exports. */
@customElement('share-dialog')
export class ShareDialog extends LitElement {
  static override styles = [shared, dialogFrame, dialogStyles];

  @property({ attribute: false }) texts!: Texts;
  @property(ALWAYS) sharing!: Sharing;
  @property(ALWAYS) playground!: Playground;
  @property({ attribute: false }) client!: ShareClient;
  @query('dialog') private readonly dialog!: HTMLDialogElement;
  @state() private slug: string | null = null;
  @state() private sharedRun: string | null = null;
  @state() private description = '';
  @state() private problem = '';
  @state() private isOpen = false;

  /** Opens the dialog for the scenario and run that the page shows now. */
  open(): void {
    this.slug = this.sharing.saved?.slug ?? null;
    this.description = this.sharing.saved?.description ?? '';
    this.sharedRun = null;
    this.problem = '';
    this.isOpen = true;
    this.dialog.showModal();
  }

  close(): void {
    this.dialog.close();
  }

  override render() {
    const { share } = this.texts;
    return html`<dialog aria-label=${share.share} @close=${() => (this.isOpen = false)}>
      <div class="top">
        <h2>${share.share}</h2>
        <button @click=${() => this.close()}>${share.close}</button>
      </div>
      ${this.isOpen ? html`${this.draft()} ${this.short()} ${this.run()}` : nothing}
      ${this.problem === '' ? nothing : html`<p class="wrong" role="alert">${this.problem}</p>`}
    </dialog>`;
  }

  private draft() {
    const { share } = this.texts;
    const address = this.sharing.address(this.language);
    const isLong = address.length > LONG_LINK;
    const length = address.length.toLocaleString(this.texts.code);
    return html`<section>
      <h3>${share.linkTitle}</h3>
      <p class="help">${share.linkHelp}</p>
      ${this.field(share.address, address)}
      ${
        isLong
          ? html`<p class="wrong">${share.longLink(length)} ${share.longLinkHelp}</p>`
          : nothing
      }
    </section>`;
  }

  private short() {
    const { share } = this.texts;
    return html`<section>
      <h3>${share.shortTitle}</h3>
      <p class="help">${share.shortHelp}</p>
      <textarea
        aria-label=${share.description}
        placeholder=${share.description}
        maxlength="2000"
        .value=${this.description}
        @input=${this.describe}
      ></textarea>
      <div class="row">
        <label
          >${share.expectLabel}
          <select @change=${this.expect}>
            <option value="" ?selected=${this.sharing.expect === null}>
              ${share.expectations.none}
            </option>
            ${EXPECTATIONS.map(
              (expect) =>
                html`<option value=${expect} ?selected=${this.sharing.expect === expect}>
                  ${share.expectations[expect]}
                </option>`,
            )}
          </select>
        </label>
        <button class="primary" @click=${() => void this.save()}>${share.makeShort}</button>
      </div>
      ${this.slug === null ? nothing : this.links(`s/${this.slug}`)}
      ${this.slug === null || this.sharing.expect === null ? nothing : this.check(this.slug)}
    </section>`;
  }

  private run() {
    const { share } = this.texts;
    const { run, phase } = this.playground.session;
    if (run === null || run.id === '' || phase !== 'over') {
      return html`<export-list
        .texts=${this.texts}
        .runId=${''}
        ?busy=${this.playground.session.isBusy}
      ></export-list>`;
    }
    return html`<section>
        <h3>${share.runTitle}</h3>
        <p class="help">${run.mine === false ? share.notMine : share.runHelp}</p>
        ${
          this.sharedRun === run.id || run.mine === false
            ? this.links(`r/${run.id}`)
            : html`<div class="row">
                <button class="primary" @click=${() => void this.keep(run.id)}>
                  ${share.shareRun}
                </button>
              </div>`
        }
      </section>
      <export-list
        .texts=${this.texts}
        .runId=${run.id}
        .runTitle=${run.scenario.title}
      ></export-list>`;
  }

  private links(page: string) {
    const { share } = this.texts;
    const rest = `${page}?lang=${this.language}${this.sharing.view()}`;
    const address = `${publicOrigin(window)}/${rest}`;
    const embed = `${publicOrigin(window)}/embed/${rest.replaceAll('&', '&amp;')}`;
    const code = `<iframe src="${embed}" title="Lock Playground" width="960" height="620" style="border:0" loading="lazy"></iframe>`;
    return html`${this.field(share.address, address)} ${this.field(share.embedCode, code)}`;
  }

  private check(slug: string) {
    const { share } = this.texts;
    const checks = `${publicOrigin(window)}/api/scenarios/${slug}/checks`;
    return html`${this.field(share.check, `curl -fsS -X POST ${checks}`)}
      <p class="help">${share.checkHelp}</p>`;
  }

  private field(label: string, value: string) {
    return html`<copy-field .texts=${this.texts} .label=${label} .value=${value}></copy-field>`;
  }

  private get language() {
    return languageOf(this.texts.code);
  }

  private describe({ target }: Event): void {
    this.description = (target as HTMLTextAreaElement).value;
    this.slug = null;
  }

  private expect({ target }: Event): void {
    this.sharing.setExpectation(expectationOf((target as HTMLSelectElement).value));
    this.slug = null;
  }

  private async save(): Promise<void> {
    const { draft: scenario, session } = this.playground;
    const { record } = session;
    const { expect } = this.sharing;
    const { description } = this;
    const run = record?.run.mine === true ? record.run.id : null;
    const answer = await this.client.save({ scenario, description, expect, run }, this.language);
    this.problem = answer.ok ? '' : answer.problem.detail || this.texts.share.failed;
    this.slug = answer.ok ? answer.value.slug : null;
  }

  private async keep(id: string): Promise<void> {
    const answer = await this.client.shareRun(id, this.language);
    this.problem = answer.ok ? '' : answer.problem.detail || this.texts.share.failed;
    this.sharedRun = answer.ok ? id : null;
  }
}
