import { css, html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { Client } from '../../api/client';
import { withOwnSession } from '../../api/own-session';
import { ShareClient } from '../../api/share-client';
import { FrameLoop } from '../../app/frame-loop';
import { Playground } from '../../app/playground';
import { pathOf, placeOf } from '../../share/address';
import { expectationNote } from '../../share/expectation';
import { pageLanguage } from '../../share/page-language';
import { Sharing } from '../../share/sharing';
import { shared } from '../../styles/shared';
import { type Texts, textsOf } from '../../texts/languages';
import type {
  BreakOrdered,
  BuyerStepped,
  EventPinned,
  FindingChosen,
  PlayerChange,
  TimelineOrdered,
  WindowChange,
} from '../common/events';
import { DARK, MediaQuery } from '../common/media-query';
import './page-notice';
import { centrePart, handleTimelineOrder, type RunView } from './page-parts';
import { runStyles } from './page-styles';

/** A scenario or a recorded run inside another site's page: the recording first, live on request. */
@customElement('lock-embed')
export class LockEmbed extends LitElement {
  static override styles = [
    shared,
    runStyles,
    css`
      :host {
        box-sizing: border-box;
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        grid-template-rows: auto minmax(0, 1fr);
        gap: 8px;
        height: 100dvh;
        min-height: 420px;
        padding: 8px;
      }

      header {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 10px;
        align-items: center;
      }

      h1 {
        flex: 1 1 120px;
        margin: 0;
        font-size: 15px;
        overflow-wrap: anywhere;
        unicode-bidi: isolate;
      }

      header p {
        color: var(--muted);
        font-size: 12px;
      }

      button {
        min-width: 112px;
        min-height: 34px;
        border: 0;
        background: var(--accent);
        color: var(--on-accent);
        font-weight: 650;
      }

      button.stop {
        background: var(--ink);
        color: var(--ground);
      }

      a {
        color: var(--accent);
        font-size: 12px;
      }

      main {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        grid-template-rows: minmax(0, 1fr);
        min-height: 0;
      }

      .centre {
        grid-template-rows: 62px minmax(180px, 50fr) minmax(140px, 50fr);
        gap: 8px;
      }

      @media (max-width: 600px) {
        h1,
        header p {
          flex: 1 0 100%;
        }

        a {
          flex: 1;
        }
      }

      /* The two answers are in a row above the sentence. */
      @media (max-width: 900px) {
        .centre {
          grid-template-rows: 104px minmax(180px, 50fr) minmax(140px, 50fr);
        }
      }

      @media (max-width: 600px) {
        .centre {
          grid-template-rows: 126px minmax(180px, 50fr) minmax(140px, 50fr);
        }
      }
    `,
  ];

  @state() private language = pageLanguage();

  private readonly playground = new Playground(
    new Client(withOwnSession((url, init) => fetch(url, init))),
    this.language,
    () => this.frames.request(),
    () => matchMedia('(prefers-reduced-motion: reduce)').matches,
  );
  private readonly frames = new FrameLoop((elapsed, now) => {
    const next = this.playground.tick(elapsed, now);
    this.requestUpdate();
    return next;
  });
  private readonly dark = new MediaQuery(this, DARK);
  private readonly sharing = new Sharing(this.playground, new ShareClient(), window, () =>
    this.frames.request(),
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

  override updated(): void {
    this.sharing.selectPendingEvent();
  }

  override render() {
    const { playground } = this;
    const { session } = playground;
    const texts = textsOf(this.language);
    const view: RunView = {
      playground,
      texts,
      isNarrow: false,
      isDark: this.dark.matches,
      missing: this.sharing.problem === null ? null : texts.share.problem[this.sharing.problem],
    };
    return html`<header>
        <h1>${playground.draft.title}</h1>
        <p class=${this.sharing.problem === null ? '' : 'unseen'} role="status">
          ${this.note(texts)}
        </p>
        <a href=${this.wholePage()} target="_blank" rel="noopener">${texts.share.openFull}</a>
        ${this.runButton(texts)}
      </header>
      <main
        @player-change=${({ player }: PlayerChange) => playground.play(player)}
        @event-pinned=${({ seq }: EventPinned) => playground.pin(seq)}
        @window-change=${({ window }: WindowChange) => playground.zoom.to(window)}
        @finding-chosen=${({ index }: FindingChosen) => playground.chooseFinding(index)}
        @timeline-ordered=${({ order }: TimelineOrdered) => handleTimelineOrder(playground, order)}
        @buyer-stepped=${({ buyer }: BuyerStepped) => void playground.steering.step(buyer)}
        @break-ordered=${({ order }: BreakOrdered) => void playground.steering.injectFault(order)}
      >
        ${centrePart(view)}
      </main>
      <page-notice
        .texts=${texts}
        .problem=${session.problem}
        .connection=${session.connection}
        @dismiss=${() => session.dismissProblem()}
      ></page-notice>`;
  }

  private runButton(texts: Texts) {
    const { session, steering } = this.playground;
    if (session.phase === 'running' || session.phase === 'queued') {
      return html`<button class="stop" @click=${() => void steering.stop()}>
        ■ ${texts.header.stop}
      </button>`;
    }
    const isOut = session.isBusy || this.sharing.problem !== null;
    return html`<button ?disabled=${isOut} @click=${() => void this.playground.run()}>
      ▶ ${session.phase === 'starting' ? texts.header.starting : texts.share.runLive}
    </button>`;
  }

  /** Why the page is empty; otherwise the expectation, and that a recorded run is not live. */
  private note(texts: Texts): string {
    const { sharing, playground } = this;
    if (sharing.problem !== null) {
      return texts.share.problem[sharing.problem];
    }
    const { run, isBusy } = playground.session;
    const isRecorded = run !== null && run.id === sharing.recorded && !isBusy;
    const expected = expectationNote(sharing, playground, texts);
    return [isRecorded ? texts.share.recorded : '', expected]
      .filter((part) => part !== '')
      .join(' ');
  }

  /** The address of the same view on the whole page: of the run, if there is one. */
  private wholePage(): string {
    const { record } = this.playground.session;
    const place = placeOf(location.pathname);
    const shown = record === null ? place : ({ kind: 'recorded', id: record.run.id } as const);
    return `${pathOf(shown)}?lang=${this.language}${this.sharing.view()}`;
  }
}
