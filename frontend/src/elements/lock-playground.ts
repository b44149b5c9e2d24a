import { html, LitElement, type CSSResultGroup, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { Client } from '../api/client';
import { ShareClient } from '../api/share-client';
import { announcementOf } from '../app/announcement';
import { FrameLoop } from '../app/frame-loop';
import { headerPhaseOf } from '../app/header-phase';
import { hintFor, isTip, type Hint } from '../app/hint';
import type { NextRun } from '../app/next-run';
import { Pace } from '../app/pace';
import {
  applyTheme,
  pageLanguage,
  rememberedTheme,
  rememberLanguage,
  TIP_MEMORY,
  type Theme,
} from '../app/preferences';
import { Playground } from '../app/playground';
import { Repeats } from '../app/repeats';
import { Tips } from '../app/tips';
import { NOTHING_FIXED, type Fixed } from '../model/fixed';
import { Sharing } from '../share/sharing';
import { shared } from '../styles/shared';
import { htmlLang, textsOf, type Language, type Texts } from '../texts/languages';
import type {
  BreakOrdered,
  BuyerStepped,
  DraftChange,
  EventPinned,
  FindingChosen,
  PlayerChange,
  ProgramTyped,
  WindowChange,
  TimelineOrdered,
} from './events';
import type { KeyHelp } from './key-help';
import './key-help';
import { DARK, MediaQuery } from './media-query';
import './page-header';
import { pressKey } from './page-keys';
import './page-notice';
import {
  centrePart,
  controlsPart,
  obeyTimeline,
  showTip,
  sidePart,
  type PageView,
} from './page-parts';
import { pageStyles } from './page-styles';
import type { RunCompare } from './run-compare';
import type { PlayBar } from './play-bar';
import type { RunTimeline } from './run-timeline';
import { repeatPart } from './repeat/repeat-part';
import { sharePart } from './share/share-part';
import './share/share-tools';
import './site-links';

/** Browsers stop listening to pages that change their address more often than some 100 times in 30 s. */
const ADDRESS_PAUSE_MS = 400;

/** The whole page: mount it once, in an otherwise empty body. */
@customElement('lock-playground')
export class LockPlayground extends LitElement {
  static override styles: CSSResultGroup = [shared, pageStyles];

  @state() protected language: Language = pageLanguage();
  @state() private theme: Theme = rememberedTheme();
  @query('run-timeline, run-compare') private readonly timeline!: RunTimeline | RunCompare | null;
  @query('play-bar') private readonly playBar!: PlayBar | null;
  @query('key-help') private readonly keyHelp!: KeyHelp;

  protected readonly playground = new Playground(
    this.makeClient(),
    this.language,
    () => this.frames.ask(),
    () => matchMedia('(prefers-reduced-motion: reduce)').matches,
  );
  private readonly frames = new FrameLoop((elapsed, now) => {
    const isMoving = this.playground.tick(elapsed, now);
    this.requestUpdate();
    return isMoving ? 'moving' : this.playground.isWaiting ? 'waiting' : 'still';
  });
  private readonly repeats = new Repeats(this.playground, new Client());
  private readonly sharing = new Sharing(this.playground, new ShareClient(), window, () =>
    this.frames.ask(),
  );
  private readonly narrow = new MediaQuery(this, '(max-width: 900px)');
  private readonly dark = new MediaQuery(this, DARK);
  private readonly addressPace = new Pace(ADDRESS_PAUSE_MS, () => this.followAddress());
  private readonly tips = new Tips(TIP_MEMORY);
  private hint: Hint | null = null;
  private announced = '';

  override connectedCallback(): void {
    super.connectedCallback();
    applyTheme(this.theme);
    this.speakPage();
    window.addEventListener('keydown', this.key);
    window.addEventListener('popstate', this.openAddress);
    this.openAddress();
    void this.playground.loadCatalog();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.key);
    window.removeEventListener('popstate', this.openAddress);
    this.playground.session.close();
  }

  override render() {
    const { playground } = this;
    const { session } = playground;
    const view: PageView = {
      playground,
      repeats: this.repeats,
      texts: this.texts,
      fixed: this.fixed,
      tip: isTip(this.hint) ? this.hint : null,
      isNarrow: this.narrow.matches,
      isDark: this.theme === 'system' ? this.dark.matches : this.theme === 'dark',
    };
    return html`
      ${this.header()}
      <main
        @draft-change=${this.change}
        @program-typed=${({ program, kind }: ProgramTyped) =>
          this.edit((next) => next.type(program, kind))}
        @player-change=${({ player }: PlayerChange) => playground.play(player)}
        @window-change=${({ window }: WindowChange) => playground.zoom.to(window)}
        @event-pinned=${({ seq }: EventPinned) => playground.pin(seq)}
        @buyer-stepped=${({ buyer }: BuyerStepped) => void session.step(buyer)}
        @break-ordered=${({ order }: BreakOrdered) => void session.break(order)}
        @timeline-ordered=${({ order }: TimelineOrdered) => obeyTimeline(playground, order)}
        @tour-locks=${() => playground.tourLocks()}
        @finding-chosen=${({ index }: FindingChosen) => playground.chooseFinding(index)}
      >
        ${this.leftPart(view)} ${centrePart(view)} ${sidePart(view)}
      </main>
      <page-notice
        .texts=${this.texts}
        .problem=${session.problem}
        .connection=${session.connection}
        ?canReset=${true}
        @dismiss=${() => session.dismissProblem()}
        @reset-scenario=${() => playground.resetDraft()}
      ></page-notice>
      ${sharePart(this.sharing, this.texts)}
      <key-help .texts=${this.texts}></key-help>
      <p class="unseen" role="status">${this.announced}</p>
    `;
  }

  override updated(): void {
    this.addressPace.ask();
  }

  /** How runs are started; a page with a task starts attempts at it. */
  protected makeClient(): Client {
    return new Client();
  }

  /** What stands to the left of the stage. */
  protected leftPart(view: PageView): TemplateResult {
    return controlsPart(view);
  }

  /** The fields of the scenario that may not be changed. */
  protected get fixed(): Fixed {
    return NOTHING_FIXED;
  }

  /** Brings the address up to date after a change of the page. */
  protected followAddress(): void {
    this.sharing.follow(this.language);
  }

  /** Whether what the address says is still on its way: nothing else may be run meanwhile. */
  protected get isOpening(): boolean {
    return this.sharing.isOpening;
  }

  /** Shows what the address says. */
  protected showAddress(): void {
    void this.sharing.open(this.language);
  }

  override willUpdate(): void {
    this.hint = hintFor(this.playground, this.tips, this.fixed);
    this.announced = announcementOf(this.playground, this.texts) ?? this.announced;
  }

  private header() {
    const { playground } = this;
    const { session, next } = playground;
    return html`<page-header
      role="banner"
      .texts=${this.texts}
      .catalog=${playground.catalog}
      .scenario=${playground.draft}
      .theme=${this.theme}
      .phase=${headerPhaseOf(playground, this.isOpening)}
      ?hasRun=${session.run !== null}
      .hint=${this.hint}
      .fixed=${this.fixed}
      ?stepping=${playground.isStepping}
      ?canUndo=${next.canUndo}
      ?canRedo=${next.canRedo}
      @draft-change=${this.change}
      @start-run=${() => this.run(false)}
      @step-run=${() => this.run(true)}
      @free-run=${() => void session.step('all')}
      @stop-run=${() => void session.stop()}
      @undo=${() => this.edit((next) => next.undo())}
      @redo=${() => this.edit((next) => next.redo())}
      @show-help=${() => this.keyHelp.open()}
      @switch-language=${this.switchLanguage}
      @tip-followed=${() => showTip(this.renderRoot)}
      @tip-dismissed=${this.dismissTip}
      @theme-change=${this.changeTheme}
      >${repeatPart(this.repeats, playground, this.texts, this.language, this.fixed)}<share-tools
        .texts=${this.texts}
        .sharing=${this.sharing}
        .playground=${playground}
      ></share-tools
      ><site-links .texts=${this.texts}></site-links
    ></page-header>`;
  }

  protected get texts(): Texts {
    return textsOf(this.language);
  }

  private run(stepwise: boolean): void {
    const { session, catalog } = this.playground;
    if (catalog !== null && !session.isBusy && !this.isOpening) {
      void this.playground.run(stepwise);
    }
  }

  private change({ draft, kind }: DraftChange): void {
    this.edit((next) => next.change(draft, kind));
  }

  /** Drawn at once, not in the next frame: the next choice builds on it. */
  private edit(action: (next: NextRun) => void): void {
    action(this.playground.next);
    this.requestUpdate();
  }

  private readonly dismissTip = (): void => {
    this.tips.dismiss();
    this.requestUpdate();
  };

  private switchLanguage(): void {
    const language = this.language === 'en' ? 'zh' : 'en';
    rememberLanguage(language);
    this.speak(language);
  }

  protected speak(language: Language): void {
    if (language !== this.language) {
      this.language = language;
      this.speakPage();
      void this.playground.speak(language);
    }
  }

  private speakPage(): void {
    document.documentElement.lang = htmlLang(this.language);
    document.title = this.texts.documentTitle;
  }

  private changeTheme({ detail }: CustomEvent<Theme>): void {
    this.theme = detail;
    applyTheme(detail);
  }

  private readonly openAddress = (): void => {
    this.speak(pageLanguage());
    this.showAddress();
  };

  private readonly key = (event: KeyboardEvent): void => {
    pressKey(event, {
      run: () => this.run(false),
      undo: () => this.edit((next) => next.undo()),
      redo: () => this.edit((next) => next.redo()),
      help: () => this.keyHelp.open(),
      letGo: () => {
        this.playground.pin(null);
        this.timeline?.press('Escape');
      },
      stepEvent: (direction) => this.playBar?.stepEvent(direction),
      timeline: (key) => this.timeline?.press(key) ?? false,
    });
  };
}
