import { BackOff } from '../api/back-off';
import type { Client } from '../api/client';
import { type Answer, isPassing, type Problem } from '../api/http';
import { type OpenSource, RunStream, type StreamListener } from '../api/run-stream';
import type { Offered } from '../model/catalog';
import { EventLog } from '../model/event-log';
import type { Language } from '../model/language';
import { isOver, type Run, type Verdict } from '../model/run';
import type { Scenario } from '../model/scenario';
import { Recovery } from './recovery';
import type { RunRecord } from './run-record';

export type Phase = 'none' | 'starting' | 'queued' | 'running' | 'judging' | 'over';
export type Connection = 'fine' | 'lost' | 'restored';

const RETRY_MS = 1_500;
const RESTORED_FOR_MS = 4_000;

/** One run at a time: starts it, follows its stream, fetches its verdict. */
export class RunSession implements StreamListener {
  phase: Phase = 'none';
  run: Run | null = null;
  log: EventLog | null = null;
  verdict: Verdict | null = null;
  queuePosition = 0;
  connection: Connection = 'fine';
  problem: Problem | null = null;
  /** Of the verdict's texts. */
  language: Language = 'en';

  private readonly recovery: Recovery;
  private offered: Offered | null = null;
  private stream: RunStream | null = null;
  private readonly backOff = new BackOff();
  /** Callbacks for the end of the run. */
  private readonly waiting = new Set<() => void>();
  /** Grows with every run, so that late answers about an earlier run are ignored. */
  private generation = 0;

  constructor(
    private readonly client: Client,
    private readonly notify: () => void,
    private readonly openSource?: OpenSource,
    private readonly later: (action: () => void, ms: number) => void = (action, ms) => {
      setTimeout(action, ms);
    },
  ) {
    this.recovery = new Recovery(
      () => client.isThere(),
      later,
      () => this.dismissProblem(),
    );
  }

  get isBusy(): boolean {
    return this.phase !== 'none' && this.phase !== 'over';
  }

  /** The run, once it is over. */
  get record(): RunRecord | null {
    const { run, log, verdict } = this;
    return this.phase === 'over' && run !== null && log !== null ? { run, log, verdict } : null;
  }

  /** Derives the log's states, and those of later runs, from what the server offers. */
  useCatalog(offered: Offered): void {
    this.offered = offered;
    this.log?.useCatalog(offered);
  }

  /** Shows a run that is over and loaded already. */
  show({ run, log, verdict }: RunRecord): void {
    this.close();
    this.generation++;
    if (this.offered !== null) {
      log.useCatalog(this.offered);
    }
    Object.assign(this, { phase: 'over', problem: null, connection: 'fine', run, log, verdict });
    this.changed();
  }

  async start(scenario: Scenario, language: Language): Promise<void> {
    await this.begin(() => this.client.start(scenario, language), language);
  }

  /** Shows an earlier run, whether it is over or live; starts nothing. */
  open(id: string, language: Language): Promise<Answer<Run>> {
    return this.begin(() => this.client.run(id, language), language);
  }

  private async begin(fetch: () => Promise<Answer<Run>>, language: Language): Promise<Answer<Run>> {
    this.close();
    this.backOff.reset();
    const generation = ++this.generation;
    const before = this.phase;
    Object.assign(this, { phase: 'starting', problem: null, connection: 'fine' });
    this.changed();
    const answer = await fetch();
    if (generation !== this.generation) {
      return answer;
    }
    if (!answer.ok) {
      this.phase = before === 'over' ? 'over' : 'none';
      this.problem = answer.problem;
      this.changed();
      return answer;
    }
    this.run = answer.value;
    this.verdict = null;
    this.queuePosition = answer.value.queuePosition ?? 0;
    this.phase = answer.value.status === 'queued' ? 'queued' : 'running';
    this.log = new EventLog(answer.value.scenario, this.offered);
    this.language = language;
    this.follow();
    this.changed();
    return answer;
  }

  /** Resolves when no run is in progress. */
  async whenOver(): Promise<void> {
    if (this.isBusy) {
      await new Promise<void>((resolve) => this.waiting.add(resolve));
    }
  }

  /** Shows a failure, if there was one. */
  reportProblem(answer: Answer<unknown>): void {
    this.problem = answer.ok ? null : answer.problem;
    this.changed();
  }

  /** Fetches the verdict's texts in another language; does not affect the run. */
  async setLanguage(language: Language): Promise<void> {
    this.language = language;
    if (this.run !== null && this.run.id !== '' && this.phase === 'over') {
      await this.fetchVerdict(this.generation);
    }
  }

  dismissProblem(): void {
    this.problem = null;
    this.changed();
  }

  close(): void {
    this.stream?.close();
    this.stream = null;
  }

  event(event: Parameters<StreamListener['event']>[0]): void {
    this.backOff.reset();
    this.phase = event.kind === 'run-finished' ? 'judging' : 'running';
    if (this.log?.add(event) === true) {
      this.changed();
    }
  }

  queued(position: number): void {
    this.backOff.reset();
    this.phase = 'queued';
    this.queuePosition = position;
    this.changed();
  }

  ended(): void {
    this.phase = 'judging';
    if (this.connection === 'lost') {
      this.restored();
    }
    if (this.problem?.kind === 'impossible') {
      // The problem was about an action in this run.
      this.problem = null;
    }
    this.changed();
    void this.fetchVerdict(this.generation);
  }

  lost(): void {
    this.connection = 'lost';
    this.changed();
  }

  restored(): void {
    this.connection = 'restored';
    this.changed();
    this.later(() => {
      if (this.connection === 'restored') {
        this.connection = 'fine';
        this.changed();
      }
    }, RESTORED_FOR_MS);
  }

  closed(): void {
    this.connection = 'lost';
    this.changed();
    const { generation } = this;
    this.backOff.retry(() => void this.resume(generation), this.later);
  }

  private follow(): void {
    if (this.run !== null) {
      const after = this.log?.highestSeq ?? 0;
      const isLost = this.connection === 'lost';
      this.stream = new RunStream(this.run.id, after, this, isLost, this.openSource);
    }
  }

  private async fetchVerdict(generation: number): Promise<void> {
    const { language } = this;
    const answer = await this.fetchRun();
    if (generation !== this.generation || answer === null) {
      return;
    }
    if (language !== this.language) {
      await this.fetchVerdict(generation);
      return;
    }
    if (!answer.ok && mayPass(answer.problem)) {
      this.connection = 'lost';
      this.later(() => void this.fetchVerdict(generation), RETRY_MS);
      this.changed();
      return;
    }
    if (this.connection === 'lost') {
      this.restored();
    }
    if (!answer.ok) {
      this.phase = 'over';
      this.problem = answer.problem;
    } else if (answer.value.verdict === null && !isOver(answer.value.status)) {
      this.later(() => void this.fetchVerdict(generation), RETRY_MS / 10);
      return;
    } else {
      this.run = answer.value;
      this.verdict = answer.value.verdict;
      this.phase = 'over';
    }
    this.changed();
  }

  /**
   * The stream is closed for good: the run is over, is gone, or the server refuses it for a while. A run that is over by
   * now is followed to its end, too: not all of its events may have come.
   */
  private async resume(generation: number): Promise<void> {
    const answer = await this.fetchRun();
    if (generation !== this.generation || answer === null) {
      return;
    }
    if (answer.ok) {
      if (this.backOff.isFirst) {
        this.restored();
      }
      this.follow();
    } else if (mayPass(answer.problem)) {
      this.later(() => void this.resume(generation), RETRY_MS);
    } else {
      this.phase = 'over';
      this.connection = 'fine';
      this.problem = answer.problem;
    }
    this.changed();
  }

  private changed(): void {
    this.recovery.follow(this.problem);
    this.notify();
    if (!this.isBusy) {
      this.waiting.forEach((resolve) => resolve());
      this.waiting.clear();
    }
  }

  private fetchRun() {
    return this.run === null ? Promise.resolve(null) : this.client.run(this.run.id, this.language);
  }
}

/** Whether a run may be asked for again: there was no answer, or there were too many requests. */
function mayPass(problem: Problem): boolean {
  return isPassing(problem) || problem.kind === 'busy';
}
