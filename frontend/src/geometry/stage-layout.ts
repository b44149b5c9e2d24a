import { buyerCount, type Placement, type Reach } from '../model/scenario';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

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
  /** One hook for each place that has a lock of its own. */
  readonly hooks: readonly Hook[];
  readonly store: Box;
}

export interface Hook {
  readonly reach: Exclude<Reach, 'none'>;
  /** The process or host that it belongs to; 0 for the one of all. */
  readonly place: number;
  readonly box: Box;
}

const GAP = 8;
const HOST_HEADER = 26;
const PROCESS_HEADER = 15;
const PADDING = 6;
const SHARED_WIDTH = 190;
const SHARED_HEIGHT = 112;
/** Narrower stages have what all share above the buyers, wider ones beside them. */
const NARROW = 560;
/** The size of a buyer that looks best; the grid comes as near to it as it can. */
const IDEAL = { width: 108, height: 84 };
const LARGEST = { width: 190, height: 138 };

export function layOutStage(
  width: number,
  height: number,
  placement: Placement,
  reach: Reach,
): StageLayout {
  const narrow = width < NARROW;
  const shared: Box = narrow
    ? { x: 0, y: 0, width, height: SHARED_HEIGHT }
    : { x: width - SHARED_WIDTH, y: 0, width: SHARED_WIDTH, height };
  const room: Box = narrow
    ? { x: 0, y: SHARED_HEIGHT + GAP, width, height: height - SHARED_HEIGHT - GAP }
    : { x: 0, y: 0, width: width - SHARED_WIDTH - 3 * GAP, height };

  const hosts = grid(room, placement.hosts, { width: 400, height: 300 }, null);
  const isShared = placement.threads > 1;
  const processes = hosts.flatMap((host) =>
    grid(inside(host, HOST_HEADER), placement.processes, IDEAL, isShared ? null : LARGEST),
  );
  const buyers = processes.flatMap((process) =>
    grid(inside(process, PROCESS_HEADER, 3), placement.threads, IDEAL, LARGEST),
  );
  return {
    hosts,
    processes,
    buyers: buyers.slice(0, buyerCount(placement)),
    detail: detailOf(buyers[0]),
    hooks: hooksOf(reach, hosts, processes, shared, narrow),
    store: storeBox(shared, reach, narrow),
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
): Box[] {
  const gap = room.width < 60 ? 2 : GAP - 2;
  let columns = 1;
  let best = -Infinity;
  for (let candidate = 1; candidate <= count; candidate++) {
    const rows = Math.ceil(count / candidate);
    const fit = Math.min(
      (room.width - gap * (candidate - 1)) / candidate / ideal.width,
      (room.height - gap * (rows - 1)) / rows / ideal.height,
    );
    if (fit > best + 1e-9) {
      best = fit;
      columns = candidate;
    }
  }
  const rows = Math.ceil(count / columns);
  const width = Math.min((room.width - gap * (columns - 1)) / columns, largest?.width ?? Infinity);
  const height = Math.min((room.height - gap * (rows - 1)) / rows, largest?.height ?? Infinity);
  const left = room.x + (room.width - columns * width - (columns - 1) * gap) / 2;
  const top = room.y + (room.height - rows * height - (rows - 1) * gap) / 2;
  return Array.from({ length: count }, (_, i) => ({
    x: left + (i % columns) * (width + gap),
    y: top + Math.floor(i / columns) * (height + gap),
    width: Math.max(1, width),
    height: Math.max(1, height),
  }));
}

function hooksOf(
  reach: Reach,
  hosts: readonly Box[],
  processes: readonly Box[],
  shared: Box,
  narrow: boolean,
): Hook[] {
  switch (reach) {
    case 'none':
      return [];
    case 'process':
      return processes.map((box, place) => ({
        reach,
        place,
        box: { x: box.x + box.width - 20, y: box.y + 1, width: 18, height: 13 },
      }));
    case 'host':
      return hosts.map((box, place) => ({
        reach,
        place,
        box: { x: box.x + box.width - 46, y: box.y + 3, width: 40, height: 20 },
      }));
    case 'cluster':
      return [
        {
          reach,
          place: 0,
          box: narrow
            ? { x: shared.width - 84, y: 20, width: 72, height: 72 }
            : { x: shared.x + 45, y: 6, width: 100, height: 70 },
        },
      ];
  }
}

function storeBox(shared: Box, reach: Reach, narrow: boolean): Box {
  const besideKey = reach === 'cluster';
  if (narrow) {
    return { ...shared, width: besideKey ? shared.width - 104 : shared.width };
  }
  const top = besideKey ? 84 : 0;
  const height = Math.min(shared.height - top, 210);
  return { ...shared, y: top + (shared.height - top - height) / 2, height };
}
