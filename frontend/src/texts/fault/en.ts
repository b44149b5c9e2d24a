import type { FaultErrorCode } from '../../model/fault-check';

/** What the sentences about a planned fault name. */
export interface FaultNames {
  readonly fault: string;
  /** The faults that can be given a length. */
  readonly lasting: readonly string[];
  readonly lock: string;
  readonly store: string;
}

/** Why a planned fault can never happen; the codes are the server's. */
const errors: Readonly<Record<FaultErrorCode, (names: FaultNames) => string>> = {
  'fault-has-no-length': ({ fault, lasting }) =>
    `“${fault}” has no length: choose “no end”, or a fault that has one (${lasting.join(', ')}).`,
  'fault-needs-connection': ({ lock, store }) =>
    `There is no connection to cut: neither “${lock}” nor “${store}” is on a server.`,
  'fault-needs-file': () => 'Only a file has a moment between emptying and writing.',
  'fault-needs-write': () => 'From this step on, nothing is written. Choose an earlier step.',
  'fault-needs-release': () =>
    'From this step on, the lock is not released. Choose an earlier step.',
  'fault-needs-holder': () =>
    'No buyer holds the key before this step. Choose another step, or one of the buyers.',
};

export const faultEn = {
  faultErrors: errors,
  faultOf: (number: number, sentence: string) => `Fault ${String(number)}: ${sentence}`,
};
