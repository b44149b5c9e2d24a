import { css, html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { Client } from '../../api/client';
import { ShareClient } from '../../api/share-client';
import { FrameLoop } from '../../app/frame-loop';
import { pageLanguage } from '../../app/preferences';
import { Playground } from '../../app/playground';
import { pathOf, placeOf } from '../../share/address';
import { expectationNote } from '../../share/expectation';
import { Sharing } from '../../share/sharing';
import { shared } from '../../styles/shared';
import { textsOf } from '../../texts/languages';
import type { EventPinned, FindingChosen, PlayerChange, WindowChange } from '../events';
import { lanesPart, scenePart, verdictPart, type RunView } from '../page-parts';

/** A scenario or a recorded run inside a page of somebody else: what was recorded first, and live when asked for. */
@customElement('lock-embed')
export class LockEmbed extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        box-sizing: border-box;
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        grid-template-rows: auto 62px minmax(0, 1fr);
        gap: 8px;
        height: 100dvh;
        min-height: 420px;
        padding: 8px;
      }

      header {
        display: flex;
        gap: 10px;
        align-items: center;
      }

      h1 {
        flex: 1;
        margin: 0;
        overflow: hidden;
        font-size: 15px;
        text-overflow: ellipsis;
        white-space: nowrap;
        unicode-bidi: isolate;
      }

      header p {
        color: var(--muted);
        font-size: 12px;
      }

      button {
        min-height: 34px;
        border: 0;
        background: var(--accent);
        color: var(--on-accent);
        font-weight: 650;
      }

      a {
        color: var(--accent);
        font-size: 12px;
      }

      .parts {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        grid-template-rows: minmax(180px, 50fr) minmax(140px, 50fr);
        gap: 8px;
        min-height: 0;
      }

      .panel {
        min-height: 0;
        border: 1px solid var(--line);
        border-radius: 10px;
        background: var(--panel);
      }

      .scene {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        grid-template-rows: minmax(0, 1fr) auto;
      }
    `,
  ];

  @state() private language = pageLanguage();

  private readonly playground = new Playground(
    new Client(),
    this.language,
    () => this.frames.ask(),
    () => matchMedia('(prefers-reduced-motion: reduce)').matches,
  );
  private readonly frames = new FrameLoop((elapsed, now) => {
    const isMoving = this.playground.tick(elapsed, now);
    this.requestUpdate();
    return isMoving ? 'moving' : this.playground.isWaiting ? 'waiting' : 'still';
  });
  private readonly sharing = new Sharing(this.playground, new ShareClient(), window, () =>
    this.frames.ask(),
  );

  override connectedCallback(): void {
    super.connectedCallback();
    void this.playground.loadCatalog();
    void this.sharing.open(this.language);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.playground.session.close();
  }

  override render() {
    const { playground, sharing } = this;
    const texts = textsOf(this.language);
    const { share } = texts;
    const view: RunView = {
      playground,
      texts,
      isNarrow: false,
      isDark: matchMedia('(prefers-color-scheme: dark)').matches,
    };
    const isBusy = playground.session.isBusy;
    const problem = sharing.problem === null ? '' : share.problem[sharing.problem];
    const note = expectationNote(sharing, playground, texts);
    const full = `${pathOf(placeOf(location.pathname))}?lang=${this.language}`;
    return html`<header>
        <h1>${playground.draft.title}</h1>
        <p role="status">${problem === '' ? note : problem}</p>
        <a href=${full} target="_blank" rel="noopener">${share.openFull}</a>
        <button ?disabled=${isBusy || problem !== ''} @click=${() => void playground.run()}>
          ▶ ${isBusy ? texts.header.starting : share.runLive}
        </button>
      </header>
      ${verdictPart(view)}
      <div
        class="parts"
        @player-change=${({ player }: PlayerChange) => playground.play(player)}
        @event-pinned=${({ seq }: EventPinned) => playground.pin(seq)}
        @window-change=${({ window }: WindowChange) => playground.zoom.to(window)}
        @finding-chosen=${({ index }: FindingChosen) => playground.chooseFinding(index)}
      >
        ${scenePart(view)} ${lanesPart(view)}
      </div>`;
  }
}
