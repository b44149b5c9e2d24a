import type { Outcome, RunEvent } from '../model/events';
import { parseProgram, type ProgramLine } from '../model/program';
import { addressOf, buyerCount, type Scenario } from '../model/scenario';

type Draft = RunEvent extends infer E ? (E extends RunEvent ? Omit<E, 'seq' | 't'> : never) : never;

const MICROSECOND = 1_000;
const MILLISECOND = 1_000_000;

interface Buyer {
  readonly id: number;
  t: number;
  line: number;
  copy: number | null;
  version: number;
  took: boolean;
  outcome: Outcome;
  done: boolean;
}

/**
 * Makes a history of the shape that the server's are, for tests only: buyers on virtual clocks
 * run the program against one count, and any lock but `none` is a perfect one.
 */
export function simulate(scenario: Scenario): readonly RunEvent[] {
  return new Simulation(scenario).run();
}

class Simulation {
  private readonly events: RunEvent[] = [];
  private readonly lines: readonly ProgramLine[];
  private readonly buyers: Buyer[];
  private readonly queue: Buyer[] = [];
  private holder: Buyer | null = null;
  private count: number;
  private version = 0;
  private random: number;

  constructor(private readonly scenario: Scenario) {
    this.lines = parseProgram(scenario.program).filter((line) => line.keyword !== null);
    this.count = scenario.stock;
    this.random = scenario.seed;
    this.buyers = Array.from({ length: buyerCount(scenario.placement) }, (_, id) => ({
      id,
      t: 4 * MILLISECOND + id * 150 * MICROSECOND,
      line: 0,
      copy: null,
      version: 0,
      took: false,
      outcome: 'stuck',
      done: false,
    }));
  }

  run(): readonly RunEvent[] {
    this.emit(0, { kind: 'run-started' });
    for (const buyer of this.buyers) {
      const { host, process } = addressOf(buyer.id, this.scenario.placement);
      const pid = 4711 + process;
      this.emit(MILLISECOND, { kind: 'worker-started', host, process, pid });
      this.emit(buyer.t, { kind: 'buyer-started', buyer: buyer.id });
    }
    for (let next = this.next(); next !== undefined; next = this.next()) {
      this.step(next);
    }
    const end = Math.max(...this.buyers.map((buyer) => buyer.t)) + MILLISECOND;
    this.emit(end, { kind: 'store', count: this.count, version: this.version });
    this.emit(end, { kind: 'run-finished' });
    return this.events;
  }

  private next(): Buyer | undefined {
    return this.buyers
      .filter((buyer) => !buyer.done && !this.queue.includes(buyer))
      .sort((a, b) => a.t - b.t)[0];
  }

  private step(buyer: Buyer): void {
    const line = this.lines[buyer.line];
    if (line === undefined) {
      this.finish(buyer);
      return;
    }
    buyer.line++;
    buyer.t += this.jitter(40);
    const at = { buyer: buyer.id, step: line.number };
    switch (line.keyword) {
      case 'query':
        this.emit(buyer.t, { kind: 'queried', ...at, count: this.count });
        break;
      case 'think':
        buyer.t += (line.ms ?? 0) * MILLISECOND + this.jitter(900);
        break;
      case 'lock':
      case 'with lock':
        this.lock(buyer, line.number);
        break;
      case 'unlock':
        this.unlock(buyer, line.number);
        break;
      case 'read':
        buyer.copy = this.count;
        buyer.version = this.version;
        this.emit(buyer.t, { kind: 'read', ...at, count: this.count, version: this.version });
        break;
      case 'take':
        buyer.took = (buyer.copy ?? 0) > 0;
        buyer.copy = Math.max(0, (buyer.copy ?? 0) - 1);
        this.emit(
          buyer.t,
          buyer.took ? { kind: 'took', ...at, count: buyer.copy } : { kind: 'sold-out', ...at },
        );
        break;
      case 'write':
        this.write(buyer, at);
        break;
      case null:
        break;
    }
  }

  private write(buyer: Buyer, at: { buyer: number; step: number }): void {
    if (!buyer.took || buyer.copy === null) {
      return;
    }
    this.count = buyer.copy;
    this.version = buyer.version + 1;
    buyer.outcome = 'bought';
    this.emit(buyer.t, { kind: 'wrote', ...at, count: this.count, version: this.version });
  }

  private lock(buyer: Buyer, step: number): void {
    if (this.scenario.lock.kind === 'none') {
      return;
    }
    this.emit(buyer.t, { kind: 'lock-requested', buyer: buyer.id, step });
    if (this.holder === null) {
      this.acquire(buyer, step, buyer.t);
    } else {
      this.queue.push(buyer);
    }
  }

  private acquire(buyer: Buyer, step: number, requested: number): void {
    this.holder = buyer;
    buyer.t += this.jitter(60);
    const waitNs = buyer.t - requested;
    this.emit(buyer.t, { kind: 'lock-acquired', buyer: buyer.id, step, waitNs });
  }

  private unlock(buyer: Buyer, step: number): void {
    if (this.holder !== buyer) {
      return;
    }
    this.holder = null;
    this.emit(buyer.t, { kind: 'lock-released', buyer: buyer.id, step });
    const next = this.queue.shift();
    if (next !== undefined) {
      const requested = next.t;
      next.t = Math.max(next.t, buyer.t);
      this.acquire(next, this.lines[next.line - 1]?.number ?? 0, requested);
    }
  }

  private finish(buyer: Buyer): void {
    const scope = this.lines.find((line) => line.keyword === 'with lock');
    if (scope !== undefined) {
      this.unlock(buyer, scope.number);
    }
    buyer.done = true;
    const outcome = buyer.outcome === 'stuck' ? 'sold-out' : buyer.outcome;
    this.emit(buyer.t + this.jitter(20), { kind: 'buyer-finished', buyer: buyer.id, outcome });
  }

  private emit(t: number, draft: Draft): void {
    this.events.push({ seq: this.events.length + 1, t, ...draft });
  }

  /** Nanoseconds; a linear congruential generator, so that a seed makes a history repeatable. */
  private jitter(maxMicroseconds: number): number {
    this.random = (this.random * 48_271 + 11) % 2_147_483_647;
    return Math.floor((this.random / 2_147_483_647) * maxMicroseconds * MICROSECOND);
  }
}
