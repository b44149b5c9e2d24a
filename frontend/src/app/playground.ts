import type { Catalog } from '../api/catalog';
import type { Client } from '../api/client';
import type { Draft, DraftNote } from '../model/draft';
import { withPossibleFaults } from '../model/fault-plan';
import { EventLog } from '../model/event-log';
import type { BuyerEvent } from '../model/events';
import { buildPicture, type Picture } from '../model/picture';
import { leastMs } from '../model/program';
import type { RunState } from '../model/run-state';
import {
  buyerCount,
  complete,
  DEFAULT_SCENARIO,
  type Reach,
  type Scenario,
} from '../model/scenario';
import type { Language } from '../texts/languages';
import { advance, LIVE, momentOf, playFrom, pleasantSpeed, type Player } from './player';
import { RunSession } from './run-session';

/** Runs that are over sooner than this are shown in slow motion: nobody could see them otherwise. */
const SLOW_MOTION_BELOW_MS = 1_500;
/** A run that goes on for longer than this after all is shown as it happens. */
const GIVE_UP_SLOW_MOTION_MS = 4_000;
/** For how long, in the viewer's time, a reading or writing is seen to happen. */
const PULSE_MS = 380;
/** More at once would be a tangle. */
const MOST_PULSES = 12;
const CATALOG_RETRY_MS = 3_000;

/** All that the page knows and can do, without a page. */
export class Playground {
  catalog: Catalog | null = null;
  draft: Scenario = DEFAULT_SCENARIO;
  note: DraftNote | null = null;
  player: Player = LIVE;
  pinned: number | null = null;
  chosenFinding: number | null = null;
  readonly session: RunSession;

  private submitted: Scenario | null = null;
  /** When the first events of the run came, on the viewer's clock. */
  private startedAt = 0;
  private emptyLog: EventLog | null = null;
  private picture: { log: EventLog; version: number; value: Picture } | null = null;
  private judged = '';
  private isChosenByHand = false;
  /** Up to when the run is known to have gone on, though nothing may have happened. */
  private silence: { log: EventLog; version: number; since: number; nowNs: number } | null = null;

  constructor(
    private readonly client: Client,
    private language: Language,
    private readonly changed: () => void,
    private readonly calm: () => boolean,
  ) {
    this.session = new RunSession(client, () => {
      this.pointOutFirstFinding();
      changed();
    });
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
        this.draft = this.draft === DEFAULT_SCENARIO ? this.defaultScenario() : this.draft;
      }
    } else {
      setTimeout(() => void this.loadCatalog(), CATALOG_RETRY_MS);
    }
    this.changed();
  }

  async speak(language: Language): Promise<void> {
    this.language = language;
    await Promise.all([this.loadCatalog(), this.session.speak(language)]);
  }

  /** @param stepwise whether the user says which buyer goes next */
  async run(stepwise = false): Promise<void> {
    const before = this.submitted;
    this.submitted = this.draft;
    this.pinned = null;
    this.chosenFinding = null;
    this.note = null;
    const { lock, placement, program } = this.draft;
    const ms = leastMs(program, lock.kind === 'none' ? 1 : buyerCount(placement));
    this.player =
      stepwise || this.calm() || ms > SLOW_MOTION_BELOW_MS
        ? LIVE
        : { ...playFrom(LIVE, 0), speed: pleasantSpeed(ms * 1e6) };
    const scenario = stepwise ? { ...this.draft, mode: 'step' } : this.draft;
    await this.session.start(scenario, this.language);
    if (this.session.problem !== null) {
      this.submitted = before;
      this.player = LIVE;
    }
    this.changed();
  }

  change({ scenario, note }: Draft): void {
    this.draft = withPossibleFaults(scenario);
    this.note = note;
    this.changed();
  }

  resetDraft(): void {
    this.change({ scenario: this.defaultScenario(), note: null });
    this.session.dismissProblem();
  }

  play(player: Player): void {
    this.player = player;
    this.changed();
  }

  pin(seq: number | null): void {
    this.pinned = seq;
    this.isChosenByHand = true;
    this.chosenFinding = null;
    const event = seq === null ? undefined : this.log.event(seq);
    if (event !== undefined) {
      this.player = { ...this.player, mode: 'paused', at: event.t };
    }
    this.changed();
  }

  chooseFinding(index: number | null): void {
    this.chosenFinding = index;
    this.isChosenByHand = true;
    this.pinned = null;
    this.changed();
  }

  /** Lets time pass for the player. @returns whether it is still moving */
  tick(elapsedMs: number, now: number): boolean {
    this.listen(now);
    const { session } = this;
    const { from, to } = this.currentPicture();
    if (this.player.mode !== 'playing') {
      return false;
    }
    if (to === 0) {
      this.startedAt = now;
      return session.isBusy;
    }
    if (session.isBusy && now - this.startedAt > GIVE_UP_SLOW_MOTION_MS) {
      this.player = { ...LIVE, speed: this.player.speed };
      return false;
    }
    const player = { ...this.player, at: Math.max(this.player.at, from) };
    this.player = advance(player, elapsedMs, to, !session.isBusy);
    return this.player.mode === 'playing';
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
    const { log, silence } = this;
    return this.session.phase === 'running' && silence?.log === log
      ? Math.max(log.lastT, silence.nowNs)
      : log.lastT;
  }

  /** Whether time passes on the page although nothing may happen. */
  get isWaiting(): boolean {
    return this.session.phase === 'running' && this.player.mode === 'live';
  }

  currentPicture(): Picture {
    const { log } = this;
    if (this.picture?.log !== log || this.picture.version !== log.version) {
      this.picture = { log, version: log.version, value: buildPicture(log.events, log.setup) };
    }
    return this.picture.value;
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
    const { log, player, moment } = this;
    if (player.mode === 'live' && !this.session.isBusy) {
      return [];
    }
    const speed = player.mode === 'live' ? 1 : player.speed;
    const since = moment - PULSE_MS * 1e6 * speed;
    const found: BuyerEvent[] = [];
    for (let i = log.countUpTo(moment) - 1; i >= 0; i--) {
      const event = log.events[i];
      if (event === undefined || event.t < since || found.length === MOST_PULSES) {
        break;
      }
      if (event.kind === 'read' || event.kind === 'wrote') {
        found.push(event);
      }
    }
    return found;
  }

  /** The `seq` of the events to point out: the pinned one, or a finding's witness. */
  get lit(): ReadonlySet<number> {
    if (this.pinned !== null) {
      return new Set([this.pinned]);
    }
    return new Set(this.witness);
  }

  /** The buyers of what somebody chose to have pointed out. */
  get litBuyers(): ReadonlySet<number> {
    const buyers = new Set<number>();
    if (!this.isChosenByHand) {
      return buyers;
    }
    for (const seq of this.lit) {
      const event = this.log.event(seq);
      if (event !== undefined && 'buyer' in event) {
        buyers.add(event.buyer);
      }
    }
    return buyers;
  }

  get witness(): readonly number[] {
    const { chosenFinding, session } = this;
    return chosenFinding === null ? [] : (session.verdict?.findings[chosenFinding]?.witness ?? []);
  }

  /** The event to have in sight; what was not chosen by hand moves nothing. */
  get focusSeq(): number | null {
    return this.isChosenByHand ? (this.pinned ?? this.witness[0] ?? null) : null;
  }

  /** Whether the next run would be another one than that on the stage. */
  get isChanged(): boolean {
    return this.session.run !== null && this.submitted !== this.draft;
  }

  /** Whether buyers can be broken: the run goes on, and it is the present that is shown. */
  get canBreak(): boolean {
    return this.session.phase === 'running' && this.player.mode === 'live';
  }

  get isStepping(): boolean {
    const { run, isFreed } = this.session;
    return this.canBreak && !isFreed && run?.scenario.mode === 'step';
  }

  /** What a newcomer would best do next. */
  get hint(): 'changed' | 'stepping' | 'try-lock' | 'try-break' | null {
    const { verdict, isBusy, run } = this.session;
    if (this.isStepping) {
      return 'stepping';
    }
    if (this.isChanged) {
      return 'changed';
    }
    if (isBusy || run === null || verdict === null) {
      return null;
    }
    if (run.scenario.lock.kind === 'none') {
      return verdict.safety === 'violated' ? 'try-lock' : null;
    }
    const isFine = verdict.safety === 'held' && verdict.liveness === 'finished';
    return isFine && run.scenario.faults.length === 0 ? 'try-break' : null;
  }

  reachOf(kind: string): Reach {
    return this.catalog?.locks.find((lock) => lock.kind === kind)?.reach ?? 'none';
  }

  private listen(now: number): void {
    const { log, silence } = this;
    if (silence?.log !== log || silence.version !== log.version) {
      this.silence = { log, version: log.version, since: now, nowNs: log.lastT };
    } else {
      silence.nowNs = log.lastT + (now - silence.since) * 1e6;
    }
  }

  private defaultScenario(): Scenario {
    return complete(this.catalog?.presets[0]?.scenario ?? {});
  }

  private pointOutFirstFinding(): void {
    const { run, verdict } = this.session;
    if (verdict !== null && run !== null && this.judged !== run.id) {
      this.judged = run.id;
      this.isChosenByHand = false;
      this.chosenFinding = verdict.findings.length > 0 ? 0 : null;
    }
  }
}
