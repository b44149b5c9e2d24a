import { expect, it } from 'vitest';
import { framesOf, groupFindings } from './finding-groups';

const finding = (kind: string, variant = '', witness: readonly number[] = []) => ({
  kind,
  variant,
  witness,
  sentence: `${kind} ${variant}`,
});

it('makes one group of equal findings and keeps their order', () => {
  const lost = Array.from({ length: 9 }, () => finding('lost-update'));
  const groups = groupFindings([finding('oversold', 'stock'), ...lost, finding('no-lock', 'none')]);
  expect(groups.map(({ indices }) => indices.length)).toEqual([1, 9, 1]);
  expect(groups[1]?.indices[0]).toBe(1);
});

it('does not put findings of another variant together', () => {
  const groups = groupFindings([finding('lost-update'), finding('lost-update', 'blind')]);
  expect(groups).toHaveLength(2);
});

const EVENTS = [
  { seq: 4, kind: 'read', t: 1 },
  { seq: 7, kind: 'read', t: 2 },
  { seq: 9, kind: 'wrote', t: 3 },
  { seq: 12, kind: 'wrote', t: 4 },
];
const eventOf = (seq: number) => EVENTS.find((event) => event.seq === seq);

it('replays a lost update in the order of time', () => {
  const frames = framesOf(finding('lost-update', '', [7, 12, 4, 9]), eventOf);
  expect(frames.map(({ seq }) => seq)).toEqual([4, 7, 9, 12]);
});

it('has no frames for other findings, nor where events are missing', () => {
  expect(framesOf(finding('oversold', 'stock', [4, 7, 9, 12]), eventOf)).toEqual([]);
  expect(framesOf(finding('lost-update', '', [4, 7, 9, 13]), eventOf)).toEqual([]);
  expect(framesOf(undefined, eventOf)).toEqual([]);
});
