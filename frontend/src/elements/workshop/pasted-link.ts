import { decode } from '../../share/codec';
import type { Scenario } from '../../model/scenario';

/** What an instructor has pasted to show to everybody. */
export type Pasted =
  | { readonly kind: 'run'; readonly run: string }
  | { readonly kind: 'scenario'; readonly scenario: Scenario }
  | { readonly kind: 'nothing' };

const RUN = /\/r\/([\w-]+)/;
const SCENARIO = /#.*?(s\d+=[\w-]+)/;

/** Reads the address of a run or of a scenario in the playground. */
export function pastedLink(text: string): Pasted {
  const run = RUN.exec(text)?.[1];
  if (run !== undefined) {
    return { kind: 'run', run };
  }
  const link = SCENARIO.exec(text)?.[1];
  const decoded = link === undefined ? null : decode(link);
  return decoded?.ok === true
    ? { kind: 'scenario', scenario: decoded.scenario }
    : { kind: 'nothing' };
}
