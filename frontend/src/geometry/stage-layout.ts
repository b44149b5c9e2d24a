import { buyerCount, type Placement, type Reach } from '../model/scenario';
import type { Box } from './box';
import {
  type Hook,
  hostHead,
  processHead,
  SHARED_HEIGHT,
  sharedHooks,
  STORE_GAP,
} from './hook-layout';

/** How much of a buyer there is room for. */
export type Detail = 'full' | 'brief' | 'dot';

/** Where everything on the stage stands, in CSS pixels of the stage. */
export interface StageLayout {
  readonly hosts: readonly Box[];
  /** By process number, across all hosts. */
  readonly processes: readonly Box[];
  /** By buyer number, inside their processes. */
  readonly buyers: readonly Box[];
  readonly detail: Detail;
  /** One hook for each lock and each place that has a lock of its own. */
  readonly hooks: readonly Hook[];
  readonly store: Box;
}

const GAP = 8;
const PADDING = 6;
const SHARED_WIDTH = 190;
/** Narrower stages have what all share above the buyers, wider ones beside them. */
const NARROW = 560;
/** The size of a buyer that looks best; the grid comes as near to it as it can. */
const IDEAL = { width: 108, height: 84 };
const LARGEST = { width: 190, height: 138 };

/** More buyers or processes than this stand close together, whatever is drawn between them. */
const MOST_APART = 12;

/** @param locks the number of the scenario's locks; with several, there is room for arrows between the buyers */
export function layOutStage(
  width: number,
  height: number,
  placement: Placement,
  reach: Reach,
  locks: number,
): StageLayout {
  const narrow = width < NARROW;
  const shared: Box = narrow
    ? { x: 0, y: 0, width, height: SHARED_HEIGHT }
    : { x: width - SHARED_WIDTH, y: 0, width: SHARED_WIDTH, height };
  const room: Box = narrow
    ? { x: 0, y: SHARED_HEIGHT + GAP, width, height: height - SHARED_HEIGHT - GAP }
    : { x: 0, y: 0, width: width - SHARED_WIDTH - 3 * GAP, height };

  const hosts = grid(room, placement.hosts, { width: 400, height: 300 }, null, false);
  const isShared = placement.threads > 1;
  const isApart = locks > 1;
  const hostHeads = hosts.map((host) => hostHead(host, reach === 'host' ? locks : 0));
  const processes = hosts.flatMap((host, place) => {
    const inner = inside(host, hostHeads[place]?.height ?? 0);
    return grid(inner, placement.processes, IDEAL, isShared ? null : LARGEST, isApart);
  });
  const processHeads = processes.map((process) =>
    processHead(process, reach === 'process' ? locks : 0),
  );
  const buyers = processes.flatMap((process, place) => {
    const inner = inside(process, processHeads[place]?.height ?? 0, 3);
    return grid(inner, placement.threads, IDEAL, LARGEST, isApart);
  });
  const shares = sharedHooks(shared, locks, narrow);
  return {
    hosts,
    processes,
    buyers: buyers.slice(0, buyerCount(placement)),
    detail: detailOf(buyers[0]),
    hooks: hooksOf(reach, { host: hostHeads, process: processHeads, cluster: [{ hooks: shares }] }),
    store: storeBox(shared, reach === 'cluster' ? shares : [], narrow),
  };
}

function detailOf(buyer: Box | undefined): Detail {
  if (buyer === undefined || buyer.width < 38 || buyer.height < 30) {
    return 'dot';
  }
  return buyer.width < 84 || buyer.height < 54 ? 'brief' : 'full';
}

function inside(box: Box, header: number, padding = PADDING): Box {
  return {
    x: box.x + padding,
    y: box.y + header,
    width: box.width - 2 * padding,
    height: box.height - header - padding,
  };
}

/** Cells of one size for `count` things in the middle of a room, as near to the ideal size as it allows. */
function grid(
  room: Box,
  count: number,
  ideal: { width: number; height: number },
  largest: { width: number; height: number } | null,
  isApart: boolean,
): Box[] {
  const least = room.width < 60 ? 2 : GAP - 2;
  const hasRoom = isApart && count <= MOST_APART;
  const gapX = hasRoom ? Math.max(least, Math.min(64, room.width * 0.11)) : least;
  const gapY = hasRoom ? Math.max(least, Math.min(28, room.height * 0.1)) : least;
  let columns = 1;
  let best = -Infinity;
  for (let candidate = 1; candidate <= count; candidate++) {
    const rows = Math.ceil(count / candidate);
    const fit = Math.min(
      (room.width - gapX * (candidate - 1)) / candidate / ideal.width,
      (room.height - gapY * (rows - 1)) / rows / ideal.height,
    );
    if (fit > best + 1e-9) {
      best = fit;
      columns = candidate;
    }
  }
  const rows = Math.ceil(count / columns);
  const width = Math.min((room.width - gapX * (columns - 1)) / columns, largest?.width ?? Infinity);
  const height = Math.min((room.height - gapY * (rows - 1)) / rows, largest?.height ?? Infinity);
  const left = room.x + (room.width - columns * width - (columns - 1) * gapX) / 2;
  const top = room.y + (room.height - rows * height - (rows - 1) * gapY) / 2;
  return Array.from({ length: count }, (_, i) => ({
    x: left + (i % columns) * (width + gapX),
    y: top + Math.floor(i / columns) * (height + gapY),
    width: Math.max(1, width),
    height: Math.max(1, height),
  }));
}

type Hooks = readonly { readonly hooks: readonly Box[] }[];

function hooksOf(
  reach: Reach,
  places: Readonly<Record<Exclude<Reach, 'none'>, Hooks>>,
): readonly Hook[] {
  return reach === 'none'
    ? []
    : places[reach].flatMap(({ hooks }, place) =>
        hooks.map((box, lock) => ({ reach, place, lock, box })),
      );
}

/** @param hooks the hooks in the same column or row */
function storeBox(shared: Box, hooks: readonly Box[], narrow: boolean): Box {
  if (narrow) {
    const left = hooks[0] === undefined ? shared.width : hooks[0].x - STORE_GAP;
    return { ...shared, width: left };
  }
  const last = hooks.at(-1);
  const top = last === undefined ? 0 : last.y + last.height + GAP;
  const height = Math.min(shared.height - top, 210);
  return { ...shared, y: top + (shared.height - top - height) / 2, height };
}
