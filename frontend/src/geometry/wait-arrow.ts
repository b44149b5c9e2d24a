import { type Box, centreOf, type Point } from './box';

/** An arrow between two boxes: its line and its head, as paths. */
export interface WaitArrow {
  readonly line: string;
  readonly head: string;
}

/** How far an arrow is beside the line between the centres. */
const BESIDE = 16;
const HEAD = { length: 9, width: 4.5 };

/** From the edge of one box to the edge of another, to the left of their centres, so that arrows to and fro are apart. */
export function waitArrow(from: Box, to: Box): WaitArrow {
  const [a, b] = [centreOf(from), centreOf(to)];
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const along: Point = { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
  const left: Point = { x: along.y, y: -along.x };
  const beside = Math.min(
    BESIDE,
    ...[from, to].flatMap((box) => [box.width, box.height]).map((n) => n * 0.25),
  );
  const start = edge(from, move(a, left, beside), along);
  const end = edge(to, move(b, left, beside), { x: -along.x, y: -along.y });
  const gap = Math.hypot(end.x - start.x, end.y - start.y);
  const bend = move(middle(start, end), left, Math.min(40, gap * 0.15));
  const turn = Math.hypot(end.x - bend.x, end.y - bend.y) || 1;
  const into: Point = { x: (end.x - bend.x) / turn, y: (end.y - bend.y) / turn };
  const base = move(end, into, -HEAD.length);
  const across: Point = { x: into.y, y: -into.x };
  const wings = [move(base, across, HEAD.width), move(base, across, -HEAD.width)];
  return {
    line: `M${at(start)}Q${at(bend)} ${at(base)}`,
    head: `M${at(end)}L${wings.map(at).join('L')}z`,
  };
}

/** The middle between the two boxes of the pairs that are nearest to each other. */
export function nearestMiddle(pairs: readonly (readonly [Box, Box])[]): Point | null {
  const between = pairs.map(([one, other]) => {
    const [a, b] = [centreOf(one), centreOf(other)];
    return { at: middle(a, b), distance: Math.hypot(b.x - a.x, b.y - a.y) };
  });
  return between.sort((a, b) => a.distance - b.distance)[0]?.at ?? null;
}

/** Where the way from a point inside a box leaves it. */
function edge({ x, y, width, height }: Box, inside: Point, along: Point): Point {
  const wayX = along.x > 0 ? x + width - inside.x : x - inside.x;
  const wayY = along.y > 0 ? y + height - inside.y : y - inside.y;
  const way = Math.min(
    along.x === 0 ? Infinity : wayX / along.x,
    along.y === 0 ? Infinity : wayY / along.y,
  );
  return move(inside, along, way);
}

function move({ x, y }: Point, along: Point, by: number): Point {
  return { x: x + along.x * by, y: y + along.y * by };
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function at({ x, y }: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
