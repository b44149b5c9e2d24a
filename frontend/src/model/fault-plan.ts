import type { CatalogFault, Offered } from './catalog';
import { checkFaults } from './fault-check';
import { type Keyword, parseProgram } from './program';
import { buyerCount, type PlannedFault, type Scenario } from './scenario';

/** The steps before which a fault can be planned, each once, in program order. */
export function stepsOf(program: string): readonly Keyword[] {
  const words = parseProgram(program).flatMap(({ keyword }) => (keyword === null ? [] : [keyword]));
  return [...new Set(words)];
}

/** The same scenario with one thing going wrong, or with nothing; who and where stay if they can. */
export function planFault(
  scenario: Scenario,
  kind: CatalogFault | null,
  offered: Offered,
): Scenario {
  if (kind === null) {
    return { ...scenario, faults: [] };
  }
  const steps = stepsOf(scenario.program);
  const [before] = scenario.faults;
  const fault: PlannedFault = {
    buyer: before?.buyer ?? (scenario.lock.kind === 'none' ? 0 : 'holder'),
    at: before?.at ?? (steps.includes('write') ? 'write' : (steps[0] ?? 'write')),
    kind: kind.kind,
    forMs: kind.defaultMs === null ? null : (before?.forMs ?? kind.defaultMs),
  };
  const planned = { ...scenario, faults: [fault] };
  const hasNoHolder = checkFaults(planned, offered).some(
    ({ code }) => code === 'fault-needs-holder',
  );
  return before === undefined && hasNoHolder ? changeFault(planned, { buyer: 0 }) : planned;
}

export function changeFault(scenario: Scenario, change: Partial<PlannedFault>): Scenario {
  return { ...scenario, faults: scenario.faults.map((fault) => ({ ...fault, ...change })) };
}

/** Leaves out faults of buyers and steps that are not there any more. */
export function withPossibleFaults(scenario: Scenario): Scenario {
  const buyers = buyerCount(scenario.placement);
  const steps: readonly string[] = stepsOf(scenario.program);
  const lines = parseProgram(scenario.program).length;
  const faults = scenario.faults.filter(
    ({ buyer, at }) =>
      (buyer === 'holder' || buyer < buyers) &&
      (steps.includes(String(at)) || (Number(at) >= 1 && Number(at) <= lines)),
  );
  return faults.length === scenario.faults.length ? scenario : { ...scenario, faults };
}

/** The lines, from 1, that have a planned fault. */
export function faultLines({ program, faults }: Scenario): ReadonlySet<number> {
  const found = faults.flatMap(({ at }) =>
    parseProgram(program).filter(({ keyword, number }) => keyword === at || number === Number(at)),
  );
  return new Set(found.map(({ number }) => number));
}
