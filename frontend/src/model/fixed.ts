/** The paths of a scenario that an exercise keeps as they are; `*` is all of it. */
export type Fixed = readonly string[];

/** Outside an exercise. */
export const NOTHING_FIXED: Fixed = [];

const EVERYTHING = '*';

/** Until it is known what may be changed, and where nothing may. */
export const EVERYTHING_FIXED: Fixed = [EVERYTHING];

/** Whether what lies at a path, such as `lock.kind`, has to stay: it, what it is part of, or all. */
export function isFixed(fixed: Fixed, path: string): boolean {
  return fixed.some((kept) => kept === EVERYTHING || kept === path || path.startsWith(`${kept}.`));
}
