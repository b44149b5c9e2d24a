import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { PathClient } from '../../api/exercise-client';
import type { Answer } from '../../api/http';
import { followJson, InstructorClient, type InstructorView, pathOf } from '../../api/workshops';
import type { CatalogPreset } from '../../model/catalog';
import type { Language } from '../../model/language';
import { publicOrigin } from '../../share/origin';
import { pageLanguage } from '../../share/page-language';
import { columnStyles } from '../../styles/column';
import { shared } from '../../styles/shared';
import { textsOf } from '../../texts/languages';
import { workshopTexts } from '../../texts/workshop-texts';
import type { LanguageChange } from '../common/frame-header';
import '../common/frame-header';
import { deskSettings } from './desk-settings';
import { pastedLink } from './pasted-link';
import './shown-run';
import { voteBars } from './vote-bars';
import { workshopStyles } from './workshop-styles';
import type { RunShown } from './workshop-wall';
import './workshop-wall';

const code = /^\/workshops\/([^/]+)/.exec(location.pathname)?.[1] ?? '';
const key = new URLSearchParams(location.search).get('key') ?? '';

/** What an instructor sees and decides. */
@customElement('workshop-desk')
export class WorkshopDesk extends LitElement {
  static override styles = [
    shared,
    columnStyles,
    workshopStyles,
    css`
      main {
        grid-template-columns: 300px minmax(0, 1fr);
        align-items: start;
        max-width: none;
      }

      .column {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 12px;
      }

      img {
        width: 100%;
        max-width: 240px;
        border-radius: 8px;
      }

      li label {
        display: flex;
        gap: 6px;
        align-items: center;
        min-height: 28px;
      }

      .link {
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: end;
        padding: 0;
        border: 0;
      }

      @media (max-width: 900px) {
        main {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @state() private language: Language = pageLanguage();
  @state() private wall: InstructorView | null = null;
  @state() private titles: ReadonlyMap<string, string> = new Map();
  @state() private presets: readonly CatalogPreset[] = [];
  @state() private problem = '';
  @state() private preset = '';
  private readonly client = new InstructorClient(code, key);
  private stop: (() => void) | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    if (key === '') {
      location.replace(`/join/${code}`);
      return;
    }
    void this.load();
    this.stop = followJson(this.client.address('wall/stream'), 'wall', (wall) => {
      this.wall = wall as InstructorView;
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
  }

  override render() {
    const { wall } = this;
    const texts = workshopTexts(this.language);
    return html`<frame-header
        .language=${this.language}
        @language-change=${({ language }: LanguageChange) => {
          this.language = language;
          void this.load();
        }}
      ></frame-header>
      <main @run-shown=${({ run }: RunShown) => this.send(this.client.show({ kind: 'run', run }))}>
        ${wall === null ? html`<p role="alert">${this.problem}</p>` : this.desk(wall)}
      </main>
      <p class="unseen" role="status">
        ${wall === null ? '' : texts.attendees(wall.room.attendees)}
      </p>`;
  }

  private desk(wall: InstructorView) {
    const texts = workshopTexts(this.language);
    const { room, people } = wall;
    const hands = people.filter(({ handAt }) => handAt !== null).length;
    return html`
      <div class="column">
        <section>
          <h1>${room.title === '' ? texts.workshop : room.title}</h1>
          ${room.over ? html`<strong>${texts.over}</strong>` : nothing}
          <p class="help">${texts.joinAt(`${new URL(publicOrigin(window)).host}/join`)}</p>
          <output class="code">${room.code}</output>
          <img src="${pathOf(room.code)}/qr.svg" alt=${texts.qr} />
          <p class="help">${texts.keepLink}</p>
        </section>
        ${deskSettings(room, texts, this.titles, {
          change: (settings) => this.send(this.client.change(settings)),
          end: () => {
            if (confirm(texts.endSure)) {
              this.send(this.client.end());
            }
          },
          exportAddress: this.client.address('export'),
        })}
      </div>
      <div class="column">
        ${this.problem === '' ? nothing : html`<p role="alert">${this.problem}</p>`}
        ${this.screen(wall)}
        <section>
          <div class="row">
            <h2>${texts.wall}</h2>
            <span>${texts.attendees(room.attendees)}</span>
            ${hands > 0 ? html`<strong>▲ ${texts.hands(hands)}</strong>` : nothing}
          </div>
          <workshop-wall
            .wall=${wall}
            .titles=${this.titles}
            .language=${this.language}
          ></workshop-wall>
        </section>
      </div>
    `;
  }

  private screen({ room }: InstructorView) {
    const texts = workshopTexts(this.language);
    const { screen } = room;
    const ask = (kind: 'question' | 'scenario') => {
      const preset = this.presets.find(({ id }) => id === this.preset) ?? this.presets[0];
      if (preset !== undefined) {
        this.send(this.client.show({ kind, scenario: preset.scenario }));
      }
    };
    return html`<section>
      <h2>${texts.onScreen}</h2>
      <div class="row">
        <select
          aria-label=${texts.scenario}
          @change=${(event: Event) => (this.preset = (event.target as HTMLSelectElement).value)}
        >
          ${this.presets.map(({ id, name }) => html`<option .value=${id}>${name}</option>`)}
        </select>
        <button @click=${() => ask('question')}>${texts.askIt}</button>
        <button @click=${() => ask('scenario')}>${texts.showIt}</button>
        ${
          screen.scenario === null
            ? nothing
            : html`<button class="primary" @click=${() => this.send(this.client.reveal())}>
                ${texts.reveal}
              </button>`
        }
        ${
          screen.kind === 'nothing'
            ? nothing
            : html`<button @click=${() => this.send(this.client.show({ kind: 'nothing' }))}>
                ${texts.clear}
              </button>`
        }
      </div>
      <form class="link" @submit=${(event: SubmitEvent) => this.paste(event)}>
        <label
          >${texts.paste}
          <input name="link" required spellcheck="false" autocomplete="off" />
        </label>
        <button>${texts.askOrShow}</button>
      </form>
      ${screen.scenario === null ? nothing : html`<strong>${screen.scenario.title}</strong>`}
      ${
        screen.kind === 'question' || Object.keys(room.votes).length > 0
          ? voteBars(room.votes, texts)
          : nothing
      }
      ${
        screen.kind === 'run'
          ? html`<shown-run .run=${screen.run} .language=${this.language}></shown-run>`
          : nothing
      }
    </section>`;
  }

  private paste(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const link = new FormData(form).get('link');
    const pasted = pastedLink(typeof link === 'string' ? link : '');
    if (pasted.kind === 'nothing') {
      this.problem = workshopTexts(this.language).noLink;
      return;
    }
    form.reset();
    this.send(this.client.show(pasted.kind === 'run' ? pasted : { ...pasted, kind: 'question' }));
  }

  private send(answer: Promise<Answer<unknown>>): void {
    void answer.then((came) => {
      const { notice } = textsOf(this.language);
      this.problem = came.ok
        ? ''
        : `${came.problem.title || notice.unreachable} ${came.problem.detail}`;
    });
  }

  private async load(): Promise<void> {
    const client = new PathClient();
    const [path, catalog] = await Promise.all([
      client.path(this.language),
      client.catalog(this.language),
    ]);
    if (path.ok) {
      this.titles = new Map(path.value.map(({ id, title }) => [id, title]));
    }
    if (catalog.ok) {
      this.presets = catalog.value.presets;
    }
    this.send(this.client.change({}));
  }
}
