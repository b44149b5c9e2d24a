import type { Box, Point } from '../../geometry/box';
import type { StageLayout } from '../../geometry/stage-layout';
import type { BuyerEvent } from '../../model/events';
import type { ProgramLine } from '../../model/program';
import type { BuyerState, RunState } from '../../model/run-state';
import type { StoreKind } from '../../model/scenario';
import { requestOf } from '../../model/wait-for';
import type { Edge } from '../../model/wait-for-graph';
import type { Texts } from '../../texts/en';

/** Which buyers of one place wait for which. */
export interface Waits {
  readonly edges: readonly Edge[];
  /** Those of the edges that are part of a cycle. */
  readonly cycle: readonly Edge[];
}

/** The input of the stage's parts. */
export interface StageScene {
  readonly texts: Texts;
  readonly layout: StageLayout;
  readonly state: RunState;
  readonly lines: readonly ProgramLine[];
  /** The names of the locks, in the order of the hooks. */
  readonly locks: readonly string[];
  /** Whether those names are shown. */
  readonly isNamed: boolean;
  /** Of each place; none unless there are several locks. */
  readonly waits: readonly Waits[];
  /** Whether a cycle ends by itself. */
  readonly waitsEnd: boolean;
  readonly stock: number;
  readonly store: StoreKind;
  readonly hosts: number;
  readonly owners: ReadonlyMap<number, readonly number[]>;
  /** Buyers to highlight. */
  readonly highlighted: ReadonlySet<number>;
  /** The most recent reads and writes. */
  readonly recent: readonly BuyerEvent[];
  readonly canBreak: boolean;
  readonly stepping: boolean;
  /** Releases a buyer for one line. */
  step(buyer: number): void;
  /** Opens a buyer's fault menu. */
  offerBreak(target: number | 'holder'): void;
}

/** A ticket with more than one owner was sold more than once. */
export function isSoldTwice(scene: StageScene, ticket: number): boolean {
  return (scene.owners.get(ticket)?.length ?? 0) > 1;
}

/** The names of the locks that a buyer believes it holds, in the order of acquisition. */
export function heldLocks({ state }: StageScene, { id }: BuyerState): readonly string[] {
  return state.holds.filter(({ buyer }) => buyer === id).map(({ lock }) => lock);
}

export function holds(scene: StageScene, buyer: BuyerState): boolean {
  return heldLocks(scene, buyer).length > 0;
}

/** The name of the lock that a buyer waits for; null if it waits for none, or for the only one, which has no name. */
export function waitedLock({ state, isNamed }: StageScene, buyer: BuyerState): string | null {
  return isNamed ? (requestOf(buyer, state.holds)?.lock ?? null) : null;
}

/** Where a buyer's ticket is on the stage; threads end there. */
export function handOf(scene: StageScene, buyer: number): Point {
  const box = scene.layout.buyers[buyer];
  if (box === undefined) {
    return { x: 0, y: 0 };
  }
  return scene.layout.detail === 'full'
    ? { x: box.x + box.width - 7 - Math.min(20, box.width * 0.16), y: box.y + box.height * 0.5 }
    : { x: box.x + box.width * 0.7, y: box.y + box.height * 0.5 };
}

/** Where a ticket of the store is on the stage; threads begin there. */
export function stubOf(scene: StageScene, ticket: number): Point {
  const { store } = scene.layout;
  const slots = scene.stock > MOST_STUBS ? 1 : scene.stock;
  const slot = scene.stock > MOST_STUBS ? 0 : scene.stock - ticket;
  const { width, gap } = stubSize(scene);
  const row = slots * width + (slots - 1) * gap;
  const { x, y } = stubsCentre(store);
  return { x: x - row / 2 + slot * (width + gap) + width / 2, y };
}

/** A wide store has its tickets beside the count, a tall one below it. */
export function isLying({ width, height }: Box): boolean {
  return width > height * 1.6;
}

function stubsCentre(store: Box): Point {
  return isLying(store)
    ? { x: store.x + store.width * 0.68, y: store.y + store.height * 0.56 }
    : { x: store.x + store.width / 2, y: store.y + store.height - 44 };
}

/** More tickets than this are only counted, not drawn. */
export const MOST_STUBS = 6;

export function stubSize(scene: StageScene): { width: number; height: number; gap: number } {
  const slots = Math.min(Math.max(1, scene.stock), MOST_STUBS);
  const gap = 4;
  const { store } = scene.layout;
  const room = isLying(store) ? store.width * 0.55 : store.width - 20;
  const width = Math.min(64, (room - gap * (slots - 1)) / slots);
  return { width, height: Math.min(30, Math.max(18, width * 0.5)), gap };
}
