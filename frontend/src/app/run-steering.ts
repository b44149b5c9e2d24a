import type { Client, FaultOrder } from '../api/client';
import type { Answer } from '../api/http';
import { Releases } from './releases';
import type { RunSession } from './run-session';

/** What the user does to the shown run while it goes on: stops it, injects faults, lets buyers pass their gates. */
export class RunSteering {
  private readonly releases = new Releases();
  /** The run of `releases`. */
  private steered: string | null = null;
  /** The run whose gates were opened for good. */
  private freed: string | null = null;

  constructor(
    private readonly client: Client,
    private readonly session: RunSession,
  ) {}

  /** Whether the gates of the shown run, in step mode, were opened for good. */
  get isFreed(): boolean {
    return this.freed !== null && this.freed === this.session.run?.id;
  }

  /** Ends the run; resolves once the server has taken the order. @returns whether it has */
  async stop(): Promise<boolean> {
    const { run, language } = this.session;
    if (run === null) {
      return false;
    }
    const answer = await this.client.stop(run.id, language);
    this.report(answer);
    return answer.ok;
  }

  /** Injects a fault into a buyer, or into the lock's holder, now. */
  async injectFault(order: FaultOrder): Promise<void> {
    const { run, language } = this.session;
    if (run !== null) {
      this.report(await this.client.fault(run.id, order, language));
    }
  }

  /** In step mode: lets one buyer pass its gate, or all for good. */
  async step(buyer: number | 'all'): Promise<void> {
    const { run, log, language } = this.session;
    if (run === null) {
      return;
    }
    if (this.steered !== run.id) {
      this.steered = run.id;
      this.releases.clear();
    }
    if (this.releases.add(buyer, log)) {
      const answer = await this.client.step(run.id, buyer, language);
      if (!answer.ok) {
        this.releases.delete(buyer);
      } else if (buyer === 'all') {
        this.freed = run.id;
      }
      this.report(answer);
    }
  }

  /** Shows that an action in a run has failed: it is no refusal of the run, which continues. */
  private report(answer: Answer<unknown>): void {
    const isRefused = !answer.ok && answer.problem.kind === 'refused';
    const problem = isRefused ? { ...answer.problem, kind: 'impossible' as const } : null;
    this.session.reportProblem(problem === null ? answer : { ok: false, problem });
  }
}
