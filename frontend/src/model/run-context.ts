import { paceOf, withPace } from './program';
import { canonical } from './scenario-json';
import { DEFAULT_SCENARIO, type Scenario } from './scenario';

/** A part of a scenario that has a control of its own. */
export type ScenarioPart =
  | 'store'
  | 'stock'
  | 'lock'
  | 'placement'
  | 'think'
  | 'hold'
  | 'jitterMs'
  | 'program'
  | 'faults'
  | 'rounds'
  | 'schedule';

const PLAIN = ['store', 'stock', 'lock', 'placement', 'jitterMs', 'faults', 'rounds'] as const;

/** The parts in which the scenario for the next run differs from that of the shown run, in the order of the controls. */
export function differingParts(shown: Scenario, next: Scenario): readonly ScenarioPart[] {
  const differs = (name: (typeof PLAIN)[number] | 'schedule') =>
    only(shown, name) !== only(next, name);
  const plain = PLAIN.filter(differs);
  // A repetition follows a recorded order, the runs after it do not have to.
  const schedule = next.schedule !== null && differs('schedule') ? (['schedule'] as const) : [];
  return [...plain, ...programParts(shown.program, next.program), ...schedule];
}

function programParts(shown: string, next: string): readonly ScenarioPart[] {
  const still = { thinkMs: 0, holdMs: 0 };
  if (withPace(shown, still) !== withPace(next, still)) {
    return ['program'];
  }
  const [before, after] = [paceOf(shown), paceOf(next)];
  const paces = [
    ...(before.thinkMs === after.thinkMs ? [] : (['think'] as const)),
    ...(before.holdMs === after.holdMs ? [] : (['hold'] as const)),
  ];
  return shown === next || paces.length > 0 ? paces : ['program'];
}

/** The canonical text of one field, in which defaults that are left out and that are written are the same. */
function only(scenario: Scenario, name: (typeof PLAIN)[number] | 'schedule'): string {
  return canonical({ ...DEFAULT_SCENARIO, [name]: scenario[name] });
}
