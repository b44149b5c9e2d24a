import type { Schemas } from '../schema/api';

type Summary = Schemas['Summary'];

/** Exercises with a goal in common, in the order of the path. */
export interface PathChapter {
  readonly chapter: Summary['chapter'];
  readonly exercises: readonly Summary[];
}

/** The exercises by chapter. */
export function chaptersOf(exercises: readonly Summary[]): readonly PathChapter[] {
  const chapters: { chapter: Summary['chapter']; exercises: Summary[] }[] = [];
  for (const exercise of exercises) {
    const last = chapters.at(-1);
    if (last?.chapter.id === exercise.chapter.id) {
      last.exercises.push(exercise);
    } else {
      chapters.push({ chapter: exercise.chapter, exercises: [exercise] });
    }
  }
  return chapters;
}

/** Where to go on: at the first unsolved exercise after the last solved one; null once all are solved. */
export function goOnAt(exercises: readonly Summary[]): Summary | null {
  const last = exercises.findLastIndex(({ solved }) => solved);
  const isOpen = ({ solved }: Summary) => !solved;
  return exercises.slice(last + 1).find(isOpen) ?? exercises.find(isOpen) ?? null;
}

/** The usual time of these exercises, in minutes. */
export function minutesOf(exercises: readonly Summary[]): number {
  return exercises.reduce((sum, { minutes }) => sum + minutes, 0);
}
