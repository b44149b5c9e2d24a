import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Problem } from '../../api/http';
import { followJson } from '../../api/json-stream';
import { persist } from '../../api/persist';
import {
  type JoinInfo,
  pathOf,
  projectorStream,
  type Workshop,
  WorkshopClient,
} from '../../api/workshops';
import type { Language } from '../../model/language';
import { pageLanguage } from '../../share/page-language';
import { shared } from '../../styles/shared';
import { textsOf } from '../../texts/languages';
import { workshopTexts } from '../../texts/workshop-texts';
import type { LanguageChange } from '../common/frame-header';
import '../common/frame-header';
import { problemPart } from './problem-part';
import './workshop-screen';
import { workshopStyles } from './workshop-styles';

/** A workshop for the projector: how to join, and what the instructor shows. It can be read from afar, and steers nothing. */
@customElement('workshop-projector')
export class WorkshopProjector extends LitElement {
  static override styles = [
    shared,
    workshopStyles,
    css`
      main {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 20px;
        align-items: start;
        max-width: 1500px;
        margin: 0 auto;
        padding: 24px;
        font-size: 20px;
      }

      main.showing {
        grid-template-columns: minmax(0, 1fr) 260px;
      }

      h1 {
        margin: 0;
        font-size: 30px;
      }

      .join {
        justify-items: center;
        text-align: center;
      }

      .join img {
        width: min(46vh, 100%);
        border-radius: 8px;
      }

      .join .code {
        font-size: clamp(58px, 11vw, 150px);
      }

      .showing .code {
        font-size: 46px;
      }

      .where {
        overflow-wrap: anywhere;
        font-size: 22px;
        font-weight: 650;
      }

      .showing .where {
        font-size: 15px;
      }

      .shown h2 {
        color: var(--ink);
        font-size: 26px;
      }

      workshop-screen {
        --facts-code: 16px;
        zoom: 1.35;
      }

      a {
        color: var(--accent);
      }

      @media (max-width: 900px) {
        main.showing {
          grid-template-columns: minmax(0, 1fr);
        }

        workshop-screen {
          zoom: 1;
        }
      }
    `,
  ];

  @state() private language: Language = pageLanguage();
  @state() private info: JoinInfo | null = null;
  @state() private room: Workshop | null = null;
  @state() private problem: Problem | null = null;
  @state() private isOnline = true;
  private readonly client = new WorkshopClient();
  private readonly code = /^\/projector\/([^/]+)/.exec(location.pathname)?.[1] ?? '';
  private stop: (() => void) | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
  }

  override render() {
    const texts = workshopTexts(this.language);
    const { room, info } = this;
    const isShowing = room !== null && room.screen.kind !== 'nothing';
    return html`<frame-header
        .language=${this.language}
        @language-change=${({ language }: LanguageChange) => {
          this.language = language;
          void this.load();
        }}
      ></frame-header>
      <main class=${isShowing ? 'showing' : ''}>
        ${
          info === null || room === null
            ? html`<h1>${texts.workshop}</h1>
                ${problemPart(this.problem, this.language)}
                ${
                  this.problem === null
                    ? nothing
                    : html`<p>
                        <a href="/join">${texts.otherCode}</a> ·
                        <a href="/workshops">${texts.newTitle}</a>
                      </p>`
                }`
            : html`${isShowing ? this.shown(room) : nothing} ${this.join(info, room)}`
        }
      </main>`;
  }

  private shown(room: Workshop) {
    const texts = workshopTexts(this.language);
    return html`<section class="shown" aria-live="polite">
      <h2>${room.screen.kind === 'question' ? texts.question : texts.onScreen}</h2>
      <workshop-screen .room=${room} .language=${this.language}></workshop-screen>
    </section>`;
  }

  private join({ joinLink }: JoinInfo, room: Workshop) {
    const texts = workshopTexts(this.language);
    const { host } = new URL(joinLink);
    return html`<section class="join">
      <h1>${room.title === '' ? texts.workshop : room.title}</h1>
      <p role="status">
        ${this.isOnline ? nothing : html`<strong class="lost">${texts.lost}</strong>`}
      </p>
      ${
        room.over
          ? html`<p><strong>${texts.over}</strong></p>`
          : html`<p class="where">${texts.joinAt(`${host}/join`)}</p>
              <output class="code">${room.code}</output>
              <img src="${pathOf(room.code)}/qr.svg" alt=${texts.qr} />`
      }
      <p>${texts.attendees(room.attendees)}</p>
    </section>`;
  }

  private async load(): Promise<void> {
    const answer = await persist(
      () => this.client.joinInfo(this.code, this.language),
      (problem) => (this.problem = problem),
      () => this.isConnected,
    );
    document.title = `${workshopTexts(this.language).projector} – ${textsOf(this.language).appName}`;
    this.problem = answer.ok ? null : answer.problem;
    if (answer.ok) {
      this.info = answer.value;
      this.stop ??= followJson(projectorStream(answer.value.code), 'room', {
        take: (room) => {
          this.room = room as Workshop;
        },
        connected: (isConnected) => {
          this.isOnline = isConnected;
        },
      });
    }
  }
}
