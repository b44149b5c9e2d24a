import type { Reach } from '../model/scenario';
import type { Box } from './box';

/** A hook of the stage: one for each lock and each place in which the lock exists once. */
export interface Hook {
  readonly reach: Exclude<Reach, 'none'>;
  /** The process or host that it belongs to; 0 for the one of all. */
  readonly place: number;
  /** The lock's index in the order of names. */
  readonly lock: number;
  readonly box: Box;
}

/** The top of a host or process: its title, and its hooks beside or below the title. */
export interface Head {
  readonly height: number;
  /** In the order of the locks. */
  readonly hooks: readonly Box[];
}

interface HeadSize {
  readonly height: number;
  readonly padding: number;
  readonly top: number;
  /** The width of the title, next to several hooks. */
  readonly title: number;
  /** The only hook. */
  readonly hook: { readonly width: number; readonly height: number };
  /** The widths of one of several hooks. */
  readonly least: number;
  readonly most: number;
}

const HOST: HeadSize = {
  height: 26,
  padding: 6,
  top: 3,
  title: 130,
  hook: { width: 40, height: 20 },
  least: 52,
  most: 110,
};
const PROCESS: HeadSize = {
  height: 15,
  padding: 2,
  top: 1,
  title: 56,
  hook: { width: 18, height: 13 },
  least: 34,
  most: 74,
};
const GAP = 4;
const ROW_GAP = 2;
/** Lower hosts and processes have no room for rows of hooks. */
const LOWEST_WITH_ROWS = 70;
/** The largest share of a host or process that rows of hooks get. */
const MOST_OF_ROWS = 0.4;

/** @param locks how many of the locks have a hook here */
export function hostHead(box: Box, locks: number): Head {
  return headOf(box, locks, HOST);
}

/** @param locks how many of the locks have a hook here */
export function processHead(box: Box, locks: number): Head {
  return headOf(box, locks, PROCESS);
}

function headOf(box: Box, count: number, size: HeadSize): Head {
  const { height, padding, top, title, hook, least, most } = size;
  const right = box.x + box.width - padding;
  if (count <= 1) {
    const only = { x: right - hook.width, y: box.y + top, ...hook };
    return { height, hooks: count === 0 ? [] : [only] };
  }
  const beside = box.width - title - padding;
  if (beside >= count * (least + GAP) || box.height < LOWEST_WITH_ROWS) {
    const slot = Math.min(most + GAP, Math.max(beside, box.width / 2) / count);
    const row = { x: right - count * slot, y: box.y + top, width: count * slot };
    return { height, hooks: cells({ ...row, height: hook.height }, count, count) };
  }
  const inner = box.width - 2 * padding;
  const columns = Math.min(count, Math.max(1, Math.floor((inner + GAP) / (least + GAP))));
  const rows = Math.ceil(count / columns);
  const room = Math.min(rows * (hook.height + ROW_GAP), box.height * MOST_OF_ROWS);
  const width = Math.min(inner, columns * (most + GAP));
  const below = { x: right - width, y: box.y + height - ROW_GAP, width, height: room };
  return { height: height + room, hooks: cells(below, count, columns) };
}

/** The height of the row above the buyers, on narrow stages. */
export const SHARED_HEIGHT = 112;
/** The most that one hook has. */
const TALLEST = 70;
/** What the store keeps of the column beside the buyers. */
const LEAST_STORE = 150;
/** What the store keeps of the row above the buyers. */
const WIDEST_HOOKS = 148;
const STORE_WIDTH = 182;
const MARGIN = 12;
/** Between the store and the hooks beside it. */
export const STORE_GAP = 20;

/** The hooks of the locks that all share, beside or above the buyers. */
export function sharedHooks(shared: Box, locks: number, narrow: boolean): readonly Box[] {
  if (locks === 1) {
    return narrow
      ? [{ x: shared.width - 84, y: 20, width: 72, height: 72 }]
      : [{ x: shared.x + 45, y: 6, width: 100, height: TALLEST }];
  }
  const rows = Math.ceil(locks / 2);
  if (narrow) {
    const width = Math.max(
      60,
      Math.min(WIDEST_HOOKS, shared.width - STORE_WIDTH - MARGIN - STORE_GAP),
    );
    const height = Math.min(SHARED_HEIGHT - 8, rows * TALLEST);
    const x = shared.width - MARGIN - width;
    return cells({ x, y: (SHARED_HEIGHT - height) / 2, width, height }, locks, 2);
  }
  const height = Math.min(rows * TALLEST, Math.max(rows * 18, shared.height - LEAST_STORE - 14));
  return cells({ ...shared, y: 6, height }, locks, 2);
}

/** Cells of one size that fill an area row by row, with gaps left of and below each that get smaller with the cells. */
function cells(area: Box, count: number, columns: number): Box[] {
  const width = area.width / columns;
  const height = area.height / Math.ceil(count / columns);
  const gap = columns === 1 ? 0 : Math.min(GAP, width * 0.1);
  const rowGap = Math.min(columns === count ? 0 : ROW_GAP, height * 0.1);
  return Array.from({ length: count }, (_, i) => ({
    x: area.x + gap + (i % columns) * width,
    y: area.y + Math.floor(i / columns) * height,
    width: width - gap,
    height: height - rowGap,
  }));
}
