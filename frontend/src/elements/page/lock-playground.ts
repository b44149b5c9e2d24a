import { type CSSResultGroup, html, LitElement, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { Client } from '../../api/client';
import { ShareClient } from '../../api/share-client';
import { announcementOf } from '../../app/announcement';
import { FrameLoop } from '../../app/frame-loop';
import { Guide } from '../../app/guide';
import type { NextRun } from '../../app/next-run';
import { type NextStep, NextSteps } from '../../app/next-steps';
import { Playground } from '../../app/playground';
import { GUIDE_MEMORY, rememberLanguage, STEP_MEMORY, type Theme } from '../../app/preferences';
import { ReloadMemory } from '../../app/reload-memory';
import { Repeats } from '../../app/repeats';
import { Throttle } from '../../app/throttle';
import { type Fixed, NOTHING_FIXED } from '../../model/fixed';
import type { Language } from '../../model/language';
import { pageLanguage } from '../../share/page-language';
import { Sharing } from '../../share/sharing';
import { shared } from '../../styles/shared';
import { htmlLang, type Texts, textsOf } from '../../texts/languages';
import type {
  BreakOrdered,
  BuyerStepped,
  DraftChange,
  EventPinned,
  FindingChosen,
  FrameShown,
  PlayerChange,
  ProgramTyped,
  TimelineOrdered,
  WindowChange,
} from '../common/events';
import { MediaQuery, REDUCED_MOTION } from '../common/media-query';
import type { RunCompare } from '../compare/run-compare';
import { sharePart } from '../share/share-part';
import type { PlayBar } from '../stage/play-bar';
import type { RunTimeline } from '../timeline/run-timeline';
import type { KeyHelp } from './key-help';
import './key-help';
import { firstMinutePart } from './first-minute';
import { HeadHeight } from './head-height';
import { headerPart } from './header-part';
import { pressKey } from './page-keys';
import type { StepAnswered } from './next-step';
import { answerStep } from './next-step-part';
import { controlsPart, handleTimelineOrder, noticePart, type PageView } from './page-parts';
import { pageStyles } from './page-styles';
import { PageTheme } from './page-theme';
import { type LeftPlace, mainParts } from './phone-parts';
import { phoneStyles } from './phone-styles';

/** Browsers stop listening to pages that change their address more often than some 100 times in 30 s. */
const ADDRESS_PAUSE_MS = 400;

/** The whole page: mount it once, in an otherwise empty body. */
@customElement('lock-playground')
export class LockPlayground extends LitElement {
  static override styles: CSSResultGroup = [shared, pageStyles, phoneStyles];

  @state() protected language: Language = pageLanguage();
  @query('run-timeline, run-compare') private readonly timeline!: RunTimeline | RunCompare | null;
  @query('play-bar') private readonly playBar!: PlayBar | null;
  @query('key-help') private readonly keyHelp!: KeyHelp;

  protected readonly playground = new Playground(
    this.makeClient(),
    this.language,
    () => this.frames.request(),
    () => matchMedia(REDUCED_MOTION).matches,
    new Client(),
  );
  private readonly frames = new FrameLoop((elapsed, now) => {
    const next = this.playground.tick(elapsed, now);
    this.requestUpdate();
    return next;
  });
  private readonly repeats = new Repeats(this.playground, new Client());
  private readonly sharing = new Sharing(this.playground, new ShareClient(), window, () =>
    this.frames.request(),
  );
  private readonly narrow = new MediaQuery(this, '(max-width: 900px)');
  private readonly theme = new PageTheme(this);
  private readonly addressThrottle = new Throttle(ADDRESS_PAUSE_MS, () => this.followAddress());
  private readonly steps = new NextSteps(this.playground, STEP_MEMORY);
  private readonly guide = new Guide(this.playground, GUIDE_MEMORY, this.isPlain);
  private readonly reloads = new ReloadMemory(sessionStorage);
  private nextStep: NextStep | null = null;
  private announced = '';

  constructor() {
    super();
    new HeadHeight(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.applyLanguage();
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
    const view: PageView = {
      playground,
      repeats: this.repeats,
      texts: this.texts,
      fixed: this.fixed,
      nextStep: this.nextStep,
      isNarrow: this.narrow.matches,
      isDark: this.theme.isDark,
    };
    return html`
      ${this.header()} ${firstMinutePart(this.guide, this.texts, () => this.requestUpdate())}
      <main
        @draft-change=${this.change}
        @program-typed=${({ program, kind }: ProgramTyped) =>
          this.edit((next) => next.type(program, kind))}
        @player-change=${({ player }: PlayerChange) => playground.play(player)}
        @window-change=${({ window }: WindowChange) => playground.zoom.to(window)}
        @event-pinned=${({ seq }: EventPinned) => playground.pin(seq)}
        @buyer-stepped=${({ buyer }: BuyerStepped) => void playground.steering.step(buyer)}
        @break-ordered=${({ order }: BreakOrdered) => void playground.steering.injectFault(order)}
        @timeline-ordered=${({ order }: TimelineOrdered) => handleTimelineOrder(playground, order)}
        @tour-locks=${() => playground.tourLocks()}
        @step-answered=${(event: StepAnswered) => {
          answerStep(event, this.steps, this.fixed, this.renderRoot);
          this.requestUpdate();
        }}
        @use-draft=${() => this.run(false)}
        @restore-draft=${() => playground.restoreDraft()}
        @frame-shown=${({ seq }: FrameShown) => playground.showFrame(seq)}
        @finding-chosen=${({ index }: FindingChosen) => playground.chooseFinding(index)}
      >
        ${mainParts(view, this.leftPart(view), this.leftPlace)}
      </main>
      ${noticePart(playground, this.texts, () => this.resetDraft())}
      ${sharePart(this.sharing, this.texts)}
      <key-help .texts=${this.texts}></key-help>
      <p class="unseen" role="status">${this.announced}</p>
    `;
  }

  override updated(): void {
    this.rememberRun();
    this.addressThrottle.request();
  }

  /** The client that starts runs; an exercise starts attempts instead. */
  protected makeClient(): Client {
    return new Client();
  }

  /** Where the left part goes on a phone. */
  protected readonly leftPlace: LeftPlace = 'tab';

  /** The part to the left of the stage. */
  protected leftPart(view: PageView): TemplateResult {
    return controlsPart(view);
  }

  /** The fields of the scenario that may not be changed. */
  protected get fixed(): Fixed {
    return NOTHING_FIXED;
  }

  /** Goes back to the scenario that the page has begun with. */
  protected resetDraft(): void {
    this.playground.resetDraft();
  }

  /** Brings the address up to date after a change of the page. */
  protected followAddress(): void {
    this.sharing.follow(this.language);
  }

  /** Remembers the run that is in progress, for a reload. */
  protected rememberRun(): void {
    this.reloads.follow(this.playground.session);
  }

  /** Whether the page still loads what its address names; no run may be started meanwhile. */
  protected get isOpening(): boolean {
    return this.sharing.isOpening;
  }

  /** Shows what the address names. */
  protected showAddress(): void {
    void this.showWhatWas();
  }

  /** Shows what the address names, and the run that was in progress when this tab left the page. */
  private async showWhatWas(): Promise<void> {
    await this.sharing.open(this.language);
    await this.reloads.restore(this.playground);
  }

  override willUpdate(): void {
    this.guide.follow();
    this.nextStep = this.guide.isOpen ? null : this.steps.offer(this.fixed);
    this.announced = announcementOf(this.playground, this.texts) ?? this.announced;
  }

  /** Whether the page was opened at its plain address, and is not the page of an exercise. */
  protected get isPlain(): boolean {
    return location.pathname === '/' && !/[#&]s\d+=/.test(location.hash);
  }

  private header() {
    const { playground, repeats, sharing, texts, language, fixed, isOpening } = this;
    const theme = this.theme.chosen;
    const view = { playground, repeats, sharing, texts, language, fixed, theme, isOpening };
    return headerPart(view, {
      change: (event) => this.change(event),
      run: (stepwise) => this.run(stepwise),
      undo: () => this.edit((next) => next.undo()),
      redo: () => this.edit((next) => next.redo()),
      help: () => this.keyHelp.open(),
      switchLanguage: () => this.switchLanguage(),
      changeTheme: ({ detail }: CustomEvent<Theme>) => this.theme.choose(detail),
    });
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

  /** Renders at once instead of in the next frame, because the next choice builds on this one. */
  private edit(action: (next: NextRun) => void): void {
    action(this.playground.next);
    this.requestUpdate();
  }

  private switchLanguage(): void {
    const language = this.language === 'en' ? 'zh' : 'en';
    rememberLanguage(language);
    this.setLanguage(language);
  }

  protected setLanguage(language: Language): void {
    if (language !== this.language) {
      this.language = language;
      this.applyLanguage();
      void this.playground.setLanguage(language);
    }
  }

  private applyLanguage(): void {
    document.documentElement.lang = htmlLang(this.language);
    document.title = this.texts.documentTitle;
  }

  private readonly openAddress = (): void => {
    this.setLanguage(pageLanguage());
    this.showAddress();
  };

  private readonly key = (event: KeyboardEvent): void => {
    pressKey(event, {
      run: () => this.run(false),
      undo: () => this.edit((next) => next.undo()),
      redo: () => this.edit((next) => next.redo()),
      help: () => this.keyHelp.open(),
      cancel: () => {
        this.playground.pin(null);
        this.timeline?.press('Escape');
      },
      stepEvent: (direction) => this.playBar?.stepEvent(direction),
      timeline: (key) => this.timeline?.press(key) ?? false,
    });
  };
}
