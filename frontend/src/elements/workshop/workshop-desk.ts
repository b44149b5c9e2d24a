import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { PathClient } from '../../api/exercise-client';
import type { Answer, Problem } from '../../api/http';
import { followJson } from '../../api/json-stream';
import { persist } from '../../api/persist';
import { InstructorClient, type InstructorView, type JoinOffer } from '../../api/workshops';
import type { CatalogPreset } from '../../model/catalog';
import type { Language } from '../../model/language';
import { pageLanguage } from '../../share/page-language';
import { columnStyles } from '../../styles/column';
import { shared } from '../../styles/shared';
import { textsOf } from '../../texts/languages';
import { workshopTexts } from '../../texts/workshop-texts';
import type { LanguageChange } from '../common/frame-header';
import '../common/frame-header';
import { deskSettings } from './desk-settings';
import { joinPart } from './join-part';
import { pastedLink } from './pasted-link';
import { problemPart } from './problem-part';
import './workshop-screen';
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

      .column:only-child {
        grid-column: 1 / -1;
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

        img {
          max-width: 150px;
        }

        /* What is longer than its share of the page is scrolled to in its place. */
        ol,
        workshop-screen {
          position: relative;
          max-height: 26dvh;
          overflow: auto;
        }

        workshop-screen {
          max-height: 46dvh;
        }
      }
    `,
  ];

  @state() private language: Language = pageLanguage();
  @state() private wall: InstructorView | null = null;
  @state() private titles: ReadonlyMap<string, string> = new Map();
  @state() private presets: readonly CatalogPreset[] = [];
  @state() private offer: JoinOffer | null = null;
  @state() private problem: Problem | null = null;
  @state() private isOnline = true;
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
    this.stop = followJson(this.client.address('wall/stream'), 'wall', {
      take: (wall) => {
        this.wall = wall as InstructorView;
      },
      connected: (isConnected) => {
        this.isOnline = isConnected;
      },
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
  }

  override render() {
    const { wall } = this;
    return html`<frame-header
        .language=${this.language}
        @language-change=${({ language }: LanguageChange) => {
          this.language = language;
          void this.load();
        }}
      ></frame-header>
      <main @run-shown=${({ run }: RunShown) => this.send(this.client.show({ kind: 'run', run }))}>
        ${wall === null ? this.waysOn() : this.desk(wall)}
      </main>`;
  }

  /** What is wrong with the address, and where to continue. */
  private waysOn() {
    const texts = workshopTexts(this.language);
    return this.problem === null
      ? nothing
      : html`<div class="column">
          ${problemPart(this.problem, this.language)}
          <p>
            <a href="/join/${code}">${texts.joinInstead}</a> ·
            <a href="/workshops">${texts.newTitle}</a>
          </p>
        </div>`;
  }

  private desk(wall: InstructorView) {
    const texts = workshopTexts(this.language);
    const { room, people } = wall;
    const hands = people.filter(({ handAt }) => handAt !== null).length;
    return html`
      <div class="column">
        <section>
          <h1>${room.title === '' ? texts.workshop : room.title}</h1>
          ${
            room.over
              ? html`<p>
                  <strong>${texts.over}</strong>
                  ${room.closed ? texts.overForGood : texts.overForNow}
                </p>`
              : joinPart(room.code, this.offer, texts)
          }
          ${room.closed ? nothing : html`<p class="help">${texts.keepLink}</p>`}
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
        <p role="status">
          ${this.isOnline ? nothing : html`<strong class="lost">${texts.lost}</strong>`}
        </p>
        ${problemPart(this.problem, this.language)} ${room.over ? nothing : this.screen(wall)}
        <section>
          <div class="row">
            <h2>${texts.wall}</h2>
            <span role="status">${texts.attendees(room.attendees)}</span>
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
      <workshop-screen
        .room=${room}
        ?forInstructor=${true}
        .language=${this.language}
      ></workshop-screen>
    </section>`;
  }

  private paste(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const link = new FormData(form).get('link');
    const pasted = pastedLink(typeof link === 'string' ? link : '');
    if (pasted.kind === 'nothing') {
      const title = workshopTexts(this.language).noLink;
      this.problem = { kind: 'refused', title, detail: '', errors: [] };
      return;
    }
    form.reset();
    this.send(this.client.show(pasted.kind === 'run' ? pasted : { ...pasted, kind: 'question' }));
  }

  private persist<T>(ask: () => Promise<Answer<T>>): Promise<Answer<T>> {
    return persist(
      ask,
      (problem) => (this.problem = problem),
      () => this.isConnected,
    );
  }

  private send(answer: Promise<Answer<unknown>>): void {
    void answer.then((came) => {
      this.problem = came.ok ? null : came.problem;
    });
  }

  private async load(): Promise<void> {
    const client = new PathClient();
    const [path, catalog] = await Promise.all([
      this.persist(() => client.path(this.language)),
      this.persist(() => client.catalog(this.language)),
    ]);
    if (path.ok) {
      this.titles = new Map(path.value.map(({ id, title }) => [id, title]));
    }
    if (catalog.ok) {
      this.presets = catalog.value.presets;
    }
    const offer = await this.persist(() => this.client.addresses());
    this.problem = offer.ok ? null : offer.problem;
    this.offer = offer.ok ? offer.value : null;
    document.title = `${workshopTexts(this.language).workshop} – ${textsOf(this.language).appName}`;
  }
}
