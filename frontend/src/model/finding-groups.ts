import type { Finding } from './run';

/** Findings of the same kind and variant, as indices into the verdict's list. */
export interface FindingGroup {
  readonly indices: readonly number[];
}

/** A race can lose the same update nine times: one group with a count says more than nine cards. */
export function groupFindings(findings: readonly Finding[]): readonly FindingGroup[] {
  const groups = new Map<string, number[]>();
  findings.forEach(({ kind, variant = '' }, index) => {
    const key = `${kind}/${variant}`;
    groups.set(key, [...(groups.get(key) ?? []), index]);
  });
  return [...groups.values()].map((indices) => ({ indices }));
}

/** How many frames a replay has: two reads and two writes. */
const FRAMES = 4;

/** The events of a replay in frames, by time; none for a finding that is not told by two reads and two writes. */
export function framesOf<E extends { readonly t: number; readonly kind: string }>(
  finding: Finding | undefined,
  eventOf: (seq: number) => E | undefined,
): readonly E[] {
  if (finding?.kind !== 'lost-update' || finding.witness.length !== FRAMES) {
    return [];
  }
  const events = finding.witness.flatMap((seq) => eventOf(seq) ?? []);
  const isWhole =
    events.length === FRAMES && events.every(({ kind }) => kind === 'read' || kind === 'wrote');
  return isWhole ? [...events].sort((a, b) => a.t - b.t) : [];
}
