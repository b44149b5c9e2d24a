import { html, LitElement } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { Client } from '../api/client';
import { FrameLoop } from '../app/frame-loop';
import {
  applyTheme,
  pageLanguage,
  rememberedTheme,
  rememberLanguage,
  type Theme,
} from '../app/preferences';
import { Playground } from '../app/playground';
import { sayWaiting } from '../app/waiting';
import { shared } from '../styles/shared';
import { htmlLang, textsOf, type Language } from '../texts/languages';
import type {
  BreakOrdered,
  BuyerStepped,
  DraftChange,
  EventPinned,
  FindingChosen,
  PlayerChange,
} from './events';
import './finding-list';
import './page-header';
import type { HeaderPhase } from './page-header';
import './page-notice';
import { pageStyles } from './page-styles';
import './play-bar';
import type { PlayBar } from './play-bar';
import './program-lines';
import './run-figures';
import './run-stage';
import './run-timeline';
import type { RunTimeline } from './run-timeline';
import './run-verdict';
import './scenario-controls';

const NARROW = '(max-width: 900px)';

/** The whole page: mount it once, in an otherwise empty body. */
@customElement('lock-playground')
export class LockPlayground extends LitElement {
  static override styles = [shared, pageStyles];

  @state() private language: Language = pageLanguage();
  @state() private theme: Theme = rememberedTheme();
  @state() private isNarrow = matchMedia(NARROW).matches;
  @state() private isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  @query('run-timeline') private readonly timeline!: RunTimeline;
  @query('play-bar') private readonly playBar!: PlayBar;

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
  private announced = '';

  override connectedCallback(): void {
    super.connectedCallback();
    applyTheme(this.theme);
    this.speakPage();
    watch(NARROW, (matches) => (this.isNarrow = matches));
    watch('(prefers-color-scheme: dark)', (matches) => (this.isDark = matches));
    window.addEventListener('keydown', this.key);
    void this.playground.loadCatalog();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.key);
    this.playground.session.close();
  }

  override render() {
    const { playground } = this;
    const texts = textsOf(this.language);
    const { session, draft } = playground;
    return html`
      <page-header
        role="banner"
        .texts=${texts}
        .catalog=${playground.catalog}
        .scenario=${draft}
        .theme=${this.theme}
        .phase=${this.headerPhase()}
        ?hasRun=${session.run !== null}
        .hint=${playground.hint}
        @draft-change=${this.change}
        @start-run=${() => this.run(false)}
        ?stepping=${playground.isStepping}
        @step-run=${() => this.run(true)}
        @free-run=${() => void session.step('all')}
        @stop-run=${() => void session.stop()}
        @switch-language=${this.switchLanguage}
        @theme-change=${this.changeTheme}
      ></page-header>
      <main
        @draft-change=${this.change}
        @player-change=${({ player }: PlayerChange) => playground.play(player)}
        @event-pinned=${({ seq }: EventPinned) => playground.pin(seq)}
        @buyer-stepped=${({ buyer }: BuyerStepped) => void session.step(buyer)}
        @break-ordered=${({ order }: BreakOrdered) => void session.break(order)}
        @finding-chosen=${({ index }: FindingChosen) => playground.chooseFinding(index)}
      >
        ${this.controls()}
        <div class="centre">
          <run-verdict
            .texts=${texts}
            .verdict=${session.isBusy ? null : session.verdict}
            .waiting=${sayWaiting(playground, texts)}
            ?busy=${session.isBusy}
          ></run-verdict>
          ${this.scene()} ${this.lanes()}
        </div>
        ${this.side()}
      </main>
      <page-notice
        .texts=${texts}
        .problem=${session.problem}
        .connection=${session.connection}
        ?canReset=${true}
        @dismiss=${() => session.dismissProblem()}
        @reset-scenario=${() => playground.resetDraft()}
      ></page-notice>
      <p class="unseen" role="status">${this.announced}</p>
    `;
  }

  override willUpdate(): void {
    const { session } = this.playground;
    const texts = textsOf(this.language);
    if (session.phase === 'over' && session.verdict !== null) {
      this.announced = texts.verdict.announce(session.verdict.sentence);
    } else if (session.phase === 'starting') {
      this.announced = texts.verdict.starting;
    }
  }

  private controls() {
    const { playground } = this;
    const texts = textsOf(this.language);
    const controls = html`<scenario-controls
      .texts=${texts}
      .catalog=${playground.catalog}
      .scenario=${playground.draft}
      .note=${playground.note}
    ></scenario-controls>`;
    return this.isNarrow
      ? html`<details class="panel controls">
          <summary>${texts.controls.fold}</summary>
          ${controls}
        </details>`
      : html`<section class="panel controls" aria-label=${texts.controls.title}>
          ${controls}
        </section>`;
  }

  private scene() {
    const { playground } = this;
    const texts = textsOf(this.language);
    const { scenario } = playground.log.setup;
    const { from, to } = playground.currentPicture();
    return html`<section class="panel scene" aria-label=${texts.stage.title}>
      <run-stage
        .texts=${texts}
        .scenario=${scenario}
        .state=${playground.state}
        .recent=${playground.recent}
        .lit=${playground.litBuyers}
        .faults=${playground.catalog?.faults ?? []}
        ?canBreak=${playground.canBreak}
        ?stepping=${playground.isStepping}
        .reach=${playground.reachOf(scenario.lock.kind)}
      ></run-stage>
      <play-bar
        .texts=${texts}
        .log=${playground.log}
        .player=${playground.player}
        .from=${from}
        .end=${to}
        ?running=${playground.session.isBusy}
      ></play-bar>
    </section>`;
  }

  private lanes() {
    const { playground } = this;
    const texts = textsOf(this.language);
    return html`<run-timeline
      class="panel"
      .texts=${texts}
      .log=${playground.log}
      .version=${playground.log.version}
      .picture=${playground.currentPicture()}
      .player=${playground.player}
      .lit=${playground.lit}
      .pinned=${playground.pinned}
      .focusSeq=${playground.focusSeq}
      .now=${playground.now}
      ?isOver=${playground.session.phase === 'over'}
      .moment=${playground.player.mode === 'live' ? null : playground.moment}
      .runId=${playground.session.run?.id ?? ''}
      ?dark=${this.theme === 'system' ? this.isDark : this.theme === 'dark'}
    ></run-timeline>`;
  }

  private side() {
    const { playground } = this;
    const { session, draft, log, state } = playground;
    const texts = textsOf(this.language);
    const isShown = log.setup.scenario.program === draft.program;
    const verdict = session.isBusy ? null : session.verdict;
    return html`<aside class="panel side">
      <program-lines
        .texts=${texts}
        .program=${draft.program}
        .lock=${playground.catalog?.locks.find(({ kind }) => kind === draft.lock.kind) ?? null}
        .buyers=${isShown ? state.buyers : []}
        .holders=${state.holders}
      ></program-lines>
      <finding-list
        .texts=${texts}
        .verdict=${verdict}
        .chosen=${playground.chosenFinding}
      ></finding-list>
      <run-figures .texts=${texts} .figures=${verdict?.figures ?? {}}></run-figures>
    </aside>`;
  }

  private headerPhase(): HeaderPhase {
    const { session } = this.playground;
    if (session.phase === 'starting' || session.phase === 'judging') {
      return session.phase;
    }
    return session.phase === 'running' || session.phase === 'queued' ? 'running' : 'idle';
  }

  private run(stepwise: boolean): void {
    if (!this.playground.session.isBusy) {
      void this.playground.run(stepwise);
    }
  }

  private change({ draft }: DraftChange): void {
    this.playground.change(draft);
  }

  private switchLanguage(): void {
    this.language = this.language === 'en' ? 'zh' : 'en';
    rememberLanguage(this.language);
    this.speakPage();
    void this.playground.speak(this.language);
  }

  private speakPage(): void {
    document.documentElement.lang = htmlLang(this.language);
    document.title = textsOf(this.language).documentTitle;
  }

  private changeTheme({ detail }: CustomEvent<Theme>): void {
    this.theme = detail;
    applyTheme(detail);
  }

  private readonly key = (event: KeyboardEvent): void => {
    const [target] = event.composedPath();
    const isTyping = target instanceof HTMLElement && target.matches('input, select, textarea');
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (this.press(event.key)) {
      event.preventDefault();
    }
  };

  private press(key: string): boolean {
    switch (key) {
      case 'r':
        this.run(false);
        return true;
      case 'Escape':
        this.playground.pin(null);
        return true;
      case 'ArrowLeft':
      case 'ArrowRight':
        this.playBar.stepEvent(key === 'ArrowLeft' ? -1 : 1);
        return true;
      default:
        return key.startsWith('Arrow') ? false : this.timeline.press(key);
    }
  }
}

function watch(media: string, change: (matches: boolean) => void): void {
  matchMedia(media).addEventListener('change', ({ matches }) => {
    change(matches);
  });
}
