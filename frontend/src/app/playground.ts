import type { Catalog, CatalogLock } from '../api/catalog';
import type { Client } from '../api/client';
import type { Verdict } from '../api/run';
import { EventLog } from '../model/event-log';
import type { BuyerEvent } from '../model/events';
import type { Picture } from '../model/picture';
import { PictureCache } from '../model/picture-cache';
import type { RunState } from '../model/run-state';
import { complete, type Scenario } from '../model/scenario';
import { readScenario } from '../share/scenario-json';
import type { Language } from '../texts/languages';
import { Comparison } from './comparison';
import type { TourStop } from './lock-tour';
import { NextRun } from './next-run';
import { LIVE, momentOf, type Player } from './player';
import { recentOf } from './recent';
import type { RunRecord } from './run-record';
import { RunSession } from './run-session';
import { Showing } from './showing';
import { Silence } from './silence';
import { Spotlight } from './spotlight';
import { Zoom } from './zoom';

const CATALOG_RETRY_MS = 3_000;

/** The page's state and actions, without the DOM. */
export class Playground {
  catalog: Catalog | null = null;
  readonly zoom = new Zoom(() => this.changed());
  readonly next = new NextRun(() => this.changed());
  readonly session: RunSession;
  readonly spotlight: Spotlight;
  readonly comparison: Comparison;

  private readonly showing = new Showing();
  private emptyLog: EventLog | null = null;
  private readonly pictures = new PictureCache();
  private readonly silence = new Silence();

  constructor(
    private readonly client: Client,
    private language: Language,
    private readonly changed: () => void,
    private readonly calm: () => boolean,
  ) {
    this.session = new RunSession(client, () => {
      this.pointOut();
      if (this.session.phase === 'over') {
        this.showing.hurry(this.currentPicture());
      }
      changed();
    });
    this.spotlight = new Spotlight(this.session);
    this.comparison = new Comparison(client, changed);
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
      if (isFirst) {
        this.next.beginUntouched(this.defaultScenario());
      }
    } else {
      setTimeout(() => void this.loadCatalog(), CATALOG_RETRY_MS);
    }
    this.changed();
  }

  async speak(language: Language): Promise<void> {
    this.language = language;
    await Promise.all([this.loadCatalog(), this.session.speak(language)]);
    await this.comparison.speak(language);
  }

  /** @param stepwise whether the user says which buyer goes next */
  async run(stepwise = false): Promise<void> {
    const { draft } = this;
    await this.start(stepwise ? { ...draft, mode: 'step' } : draft);
  }

  /** Runs a scenario that need not be the draft. */
  async start(scenario: Scenario): Promise<void> {
    const { record } = this.session;
    const answered = this.next.submit();
    this.spotlight.clear();
    this.zoom.next();
    this.showing.begin(scenario, this.calm());
    await this.session.start(scenario, this.language);
    const { problem } = this.session;
    answered(problem?.errors ?? null);
    if (problem !== null) {
      this.showing.settle();
    } else {
      this.comparison.keep(record);
      this.comparison.leaveTour();
    }
    this.changed();
  }

  /** Takes over the scenario of an earlier run that is shown now. */
  settleOn(scenario: Scenario): void {
    this.showing.settle();
    this.next.settleOn(readScenario(scenario) ?? scenario);
  }

  /** Takes over a scenario that came by a link. */
  showScenario(scenario: Scenario): void {
    this.next.change({ scenario: readScenario(scenario) ?? scenario, note: null });
  }

  /** Runs the scenario under every lock that works with its data. */
  tourLocks(): void {
    this.comparison.show('tour');
    const { tour } = this.comparison;
    void tour.start(this.draft, this.catalog?.locks ?? [], this.language);
  }

  /** Shows a run of a tour, and makes its scenario the one for the next run. */
  openStop({ record, scenario }: TourStop): void {
    if (record !== null && !this.session.isBusy) {
      this.openRecord(record, scenario);
    }
  }

  /** Shows a run that is over and known already, with its scenario for the next run. */
  openRecord(record: RunRecord, scenario: Scenario): void {
    this.zoom.next();
    this.comparison.keep(this.session.record);
    this.spotlight.clear();
    this.showing.settle();
    this.next.settleOn(scenario);
    this.session.show(record);
    this.comparison.show('run');
  }

  get player(): Player {
    return this.showing.player;
  }

  /** Whether the run is still being shown for the first time, slower than it was. */
  get isUnfolding(): boolean {
    return this.showing.isUnfolding;
  }

  /** The scenario for the next run. */
  get draft(): Scenario {
    return this.next.draft;
  }

  resetDraft(): void {
    this.next.change({ scenario: this.defaultScenario(), note: null });
    this.session.dismissProblem();
  }

  play(player: Player): void {
    this.showing.player = player;
    this.changed();
  }

  /** Goes to the end of the run. */
  skip(): void {
    this.play({ ...LIVE, speed: this.player.speed });
  }

  pin(seq: number | null): void {
    this.spotlight.pin(seq);
    const event = seq === null ? undefined : this.log.event(seq);
    if (event !== undefined) {
      this.showing.stopAt(event.t);
    }
    this.changed();
  }

  chooseFinding(index: number | null): void {
    this.spotlight.choose(index);
    this.changed();
  }

  /** Lets time pass for the player. @returns whether it is still moving */
  tick(elapsedMs: number, now: number): boolean {
    this.silence.listen(this.log, now);
    const picture = this.currentPicture();
    const { isBusy } = this.session;
    const isMoving = this.showing.move(picture, isBusy, elapsedMs, now);
    if (this.showing.unfold(picture, isBusy)) {
      this.pointOut();
    }
    return isMoving;
  }

  /** The run's verdict, once it is over and was seen to its end. */
  get verdict(): Verdict | null {
    return this.isSettled ? this.session.verdict : null;
  }

  /** Whether the run is over and was seen to its end. */
  get isSettled(): boolean {
    return this.session.phase === 'over' && !this.isUnfolding;
  }

  /** The run that is shown, or before the first one the stage set for it. */
  get log(): EventLog {
    const { log } = this.session;
    if (log !== null) {
      return log;
    }
    if (this.emptyLog?.setup.scenario !== this.draft) {
      this.emptyLog = new EventLog(this.draft);
    }
    return this.emptyLog;
  }

  /** The present moment of a run that goes on; the last one of a run that is over. */
  get now(): number {
    return this.session.phase === 'running' ? this.silence.nowOf(this.log) : this.log.lastT;
  }

  /** Whether time passes on the page although nothing may happen. */
  get isWaiting(): boolean {
    return this.session.phase === 'running' && this.player.mode === 'live';
  }

  currentPicture(): Picture {
    return this.pictures.of(this.log);
  }

  get moment(): number {
    return momentOf(this.player, this.currentPicture().to);
  }

  get state(): RunState {
    const { log } = this;
    return this.player.mode === 'live'
      ? log.stateAfter(log.events.length)
      : log.stateAt(this.moment);
  }

  /** What has only just happened between the store and the buyers. */
  get recent(): readonly BuyerEvent[] {
    const { mode, speed } = this.player;
    if (mode === 'live' && !this.session.isBusy) {
      return [];
    }
    return mode === 'live'
      ? recentOf(this.log, this.now, 1)
      : recentOf(this.log, this.moment, speed);
  }

  /** Whether buyers can be broken: the run goes on, and it is the present that is shown. */
  get canBreak(): boolean {
    return this.session.phase === 'running' && this.player.mode === 'live';
  }

  get isStepping(): boolean {
    const { run, isFreed } = this.session;
    return this.canBreak && !isFreed && run?.scenario.mode === 'step';
  }

  lockOf({ lock }: Scenario): CatalogLock | null {
    return this.catalog?.locks.find(({ kind }) => kind === lock.kind) ?? null;
  }

  private pointOut(): void {
    if (this.verdict !== null) {
      this.spotlight.showFirstFinding();
    }
  }

  private defaultScenario(): Scenario {
    return complete(this.catalog?.presets[0]?.scenario ?? {});
  }
}
