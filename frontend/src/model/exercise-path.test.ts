import { describe, expect, it } from 'vitest';
import type { Schemas } from '../schema/api';
import { chaptersOf, goOnAt, minutesOf } from './exercise-path';

type Summary = Schemas['Summary'];

function path(...solved: boolean[]): Summary[] {
  return solved.map((isSolved, i) => ({
    id: `exercise-${String(i)}`,
    chapter: { id: i < 2 ? 'race' : 'lock', title: '', goal: '' },
    number: i + 1,
    title: '',
    minutes: 3,
    parts: 1,
    partsMet: isSolved ? 1 : 0,
    attempts: 0,
    solved: isSolved,
  }));
}

describe('the path of exercises', () => {
  it.each([
    ['at the first one for a newcomer', [false, false, false], 'exercise-0'],
    ['after the last solved one', [true, false, false], 'exercise-1'],
    [
      'after the last solved one, also past one that was left out',
      [false, true, false],
      'exercise-2',
    ],
    ['at one that was left out, once the end is reached', [false, true, true], 'exercise-0'],
  ])('goes on %s', (_, solved, id) => {
    expect(goOnAt(path(...solved))?.id).toBe(id);
  });

  it('ends once all are solved', () => {
    expect(goOnAt(path(true, true))).toBeNull();
  });

  it('has chapters', () => {
    const chapters = chaptersOf(path(true, false, false));
    expect(chapters.map(({ chapter, exercises }) => [chapter.id, exercises.length])).toEqual([
      ['race', 2],
      ['lock', 1],
    ]);
    expect(minutesOf(path(true, false, false))).toBe(9);
  });
});
