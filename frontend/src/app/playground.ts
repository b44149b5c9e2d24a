import type { Client } from '../api/client';
import type { Catalog, CatalogLock } from '../model/catalog';
import { EventLog } from '../model/event-log';
import type { Language } from '../model/language';
import { memo } from '../model/memo';
import type { Picture } from '../model/picture';
import { PictureCache } from '../model/picture-cache';
import type { Verdict } from '../model/run';
import { differingParts, type ScenarioPart } from '../model/run-context';
import { complete, type Scenario } from '../model/scenario';
import { readScenario } from '../model/scenario-json';
import { Comparison } from './comparison';
import type { Next } from './frame-loop';
import type { Harm, TourStop } from './lock-tour';
import { NextRun } from './next-run';
import { PlaybackState } from './playback-state';
import { LIVE, type Player } from './player';
import { RunMoment } from './run-moment';
import type { RunRecord } from './run-record';
import { RunSession } from './run-session';
import { RunSteering } from './run-steering';
import { Selection } from './selection';
import { Zoom } from './zoom';

const CATALOG_RETRY_MS = 3_000;

/** The page's state and actions, without the DOM. */
export class Playground {
  catalog: Catalog | null = null;
  /** Whether an exercise deals out the next scenario, so that it is no change that could be undone. */
  isDealt = false;
  readonly zoom = new Zoom(() => this.changed());
  readonly next = new NextRun(() => this.changed());
  readonly session: RunSession;
  readonly steering: RunSteering;
  readonly selection: Selection;
  readonly comparison: Comparison;
  readonly moment = new RunMoment(this);

  private readonly playback = new PlaybackState();
  private readonly differences = memo(differingParts);
  private emptyLog: EventLog | null = null;
  private readonly pictures = new PictureCache();

  constructor(
    private readonly client: Client,
    private language: Language,
    private readonly changed: () => void,
    private readonly prefersReducedMotion: () => boolean,
    /** Runs a tour: its runs are no attempts at an exercise. */
    tours: Client = client,
  ) {
    this.session = new RunSession(client, () => {
      this.selectFirstFinding();
      if (this.session.phase === 'over') {
        this.playback.speedUp(this.currentPicture());
      }
      changed();
    });
    this.steering = new RunSteering(client, this.session);
    this.selection = new Selection(this.session);
    this.comparison = new Comparison(tours, changed);
  }

  async loadCatalog(): Promise<void> {
    const { language } = this;
    const answer = await this.client.catalog(language);
    if (language !== this.language) {
      return;
    }
    if (answer.ok) {
      const isFirst = this.catalog === null;
      this.catalog = answer.value;
      this.session.useCatalog(answer.value);
      this.comparison.previous?.log.useCatalog(answer.value);
      if (isFirst) {
        this.next.beginUntouched(this.startScenario);
      }
    } else {
      setTimeout(() => void this.loadCatalog(), CATALOG_RETRY_MS);
    }
    this.changed();
  }

  async setLanguage(language: Language): Promise<void> {
    this.language = language;
    await Promise.all([this.loadCatalog(), this.session.setLanguage(language)]);
    await this.comparison.setLanguage(language);
  }

  /** @param stepwise whether the user says which buyer goes next */
  async run(stepwise = false): Promise<void> {
    const { draft } = this;
    await this.start(stepwise ? { ...draft, mode: 'step' } : draft);
  }

  /** Runs a scenario that need not be the draft. */
  async start(scenario: Scenario): Promise<void> {
    const { record } = this.session;
    const onAnswer = this.next.submit();
    this.selection.clear();
    this.zoom.next();
    this.playback.begin(scenario, this.prefersReducedMotion());
    await this.session.start(scenario, this.language);
    const { problem } = this.session;
    onAnswer(problem?.errors ?? null);
    if (problem !== null) {
      this.playback.jumpToEnd();
    } else {
      this.comparison.keep(record);
      this.comparison.leave();
    }
    this.changed();
  }

  /** Makes the scenario of an earlier run, which is shown now, the draft. */
  settleOn(scenario: Scenario): void {
    this.playback.jumpToEnd();
    this.next.settleOn(readScenario(scenario) ?? scenario);
  }

  /** Shows a run of this tab that was in progress when the page was left. */
  async reopen(id: string): Promise<boolean> {
    const answer = await this.session.open(id, this.language);
    this.playback.jumpToEnd();
    if (!answer.ok) {
      this.session.dismissProblem();
    }
    return answer.ok;
  }

  /** Makes the scenario of the shown run the draft again; it is no recorded order and no step mode. */
  restoreDraft(): void {
    const { scenario } = this.log.setup;
    const { title, mode } = this.draft;
    const shown = readScenario(scenario) ?? scenario;
    this.next.change({ scenario: { ...shown, title, mode, schedule: null }, note: null });
  }

  /** What differs between the draft and the shown run. */
  get differing(): readonly ScenarioPart[] {
    return this.session.log === null || this.isDealt
      ? []
      : this.differences(this.log.setup.scenario, this.draft);
  }

  /** Makes the scenario of a link the draft. */
  showScenario(scenario: Scenario): void {
    this.next.change({ scenario: readScenario(scenario) ?? scenario, note: null });
  }

  /** Runs the scenario under every lock that works with its data. */
  tourLocks(harm: Harm = 'planned'): void {
    this.comparison.beginTour(harm);
    const { tour } = this.comparison;
    const { catalog } = this;
    if (catalog !== null) {
      const ready = tour.isRunning ? tour.stop() : Promise.resolve();
      void ready.then(() => tour.start(this.draft, catalog, this.language, harm));
    }
  }

  /** Whether the shown run is one of the last tour. */
  get isOfTour(): boolean {
    const { run } = this.session;
    return run !== null && this.comparison.tour.includes(run.id);
  }

  /** Shows a run of a tour, and makes its scenario the draft. */
  openStop({ record, scenario }: TourStop): void {
    if (record !== null && !this.session.isBusy) {
      this.openRecord(record, scenario);
    }
  }

  /** Shows a run that is over and loaded already, and makes its scenario the draft. */
  openRecord(record: RunRecord, scenario: Scenario): void {
    this.zoom.next();
    this.comparison.keep(this.session.record);
    this.selection.clear();
    this.playback.jumpToEnd();
    this.next.settleOn(scenario);
    this.session.show(record);
    this.comparison.show('run');
  }

  get player(): Player {
    return this.playback.player;
  }

  /** Whether the first playback in slow motion has not ended yet. */
  get isUnfolding(): boolean {
    return this.playback.isUnfolding;
  }

  /** The scenario for the next run. */
  get draft(): Scenario {
    return this.next.draft;
  }

  resetDraft(): void {
    this.next.change({ scenario: this.startScenario, note: null });
    this.session.dismissProblem();
  }

  play(player: Player): void {
    this.playback.player = player;
    this.changed();
  }

  /** Goes to the end of the run. */
  skip(): void {
    this.play({ ...LIVE, speed: this.player.speed });
  }

  pin(seq: number | null): void {
    this.selection.pin(seq);
    this.pauseAt(seq);
  }

  /** Shows the moment of one of the events that prove the chosen finding. */
  showFrame(seq: number): void {
    this.selection.showFrame(seq);
    this.pauseAt(seq);
  }

  private pauseAt(seq: number | null): void {
    const event = seq === null ? undefined : this.log.event(seq);
    if (event !== undefined) {
      this.playback.pauseAt(event.t);
    }
    this.changed();
  }

  chooseFinding(index: number | null): void {
    this.selection.choose(index);
    this.changed();
  }

  /** Lets time pass for the player. @returns when to draw again: a live run changes without events, too */
  tick(elapsedMs: number, now: number): Next {
    this.moment.follow(now);
    const picture = this.currentPicture();
    const { isBusy } = this.session;
    const isMoving = this.playback.advance(picture, isBusy, elapsedMs, now);
    if (this.playback.endFirstPlayback(picture, isBusy)) {
      this.selectFirstFinding();
    }
    return isMoving ? 'moving' : this.moment.isPresent ? 'waiting' : 'still';
  }

  /** The run's verdict, once the run is over and its playback has ended. */
  get verdict(): Verdict | null {
    return this.isSettled ? this.session.verdict : null;
  }

  /** Whether the run is over and its playback has ended. */
  get isSettled(): boolean {
    return this.session.phase === 'over' && !this.isUnfolding;
  }

  /** The log of the run that is shown; before the first run, an empty one of the draft. */
  get log(): EventLog {
    const { log } = this.session;
    if (log !== null) {
      return log;
    }
    if (this.emptyLog?.setup.scenario !== this.draft) {
      this.emptyLog = new EventLog(this.draft, this.catalog);
    }
    return this.emptyLog;
  }

  currentPicture(): Picture {
    return this.pictures.of(this.log);
  }

  get isStepping(): boolean {
    const { moment, steering, session } = this;
    return moment.isPresent && !steering.isFreed && session.run?.scenario.mode === 'step';
  }

  lockOf({ lock }: Scenario): CatalogLock | null {
    return this.catalog?.locks.find(({ kind }) => kind === lock.kind) ?? null;
  }

  private selectFirstFinding(): void {
    if (this.verdict !== null) {
      this.selection.selectFirstFinding();
    }
  }

  /** The scenario that the page opens with. */
  get startScenario(): Scenario {
    return complete(this.catalog?.presets[0]?.scenario ?? {});
  }
}
