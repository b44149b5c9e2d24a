import { nothing, svg, type SVGTemplateResult } from 'lit';
import { fitText } from '../../geometry/fit-text';
import type { Point } from '../../geometry/box';
import { ticketGlyph } from './glyphs';
import {
  handOf,
  isLying,
  isSoldTwice,
  MOST_STUBS,
  type StageScene,
  stubOf,
  stubSize,
} from './stage-scene';

/** The background of the store. It is drawn first, so that the threads are above it and below the labels. */
export function storeGround(scene: StageScene): SVGTemplateResult {
  const { store } = scene.layout;
  const tone = soldOf(scene) > scene.stock ? 'oversold' : '';
  return svg`<g class="store ${tone}">
    <rect class="panel" x=${store.x + 0.5} y=${store.y + 0.5} width=${store.width - 1} height=${store.height - 1} rx="10" />
  </g>`;
}

/** The store: what is left, and each ticket with how often it was sold. */
export function storeView(scene: StageScene): SVGTemplateResult {
  const { texts, state, stock } = scene;
  const { store } = scene.layout;
  const sold = soldOf(scene);
  const count = state.count === null ? '?' : String(state.count);
  const label = state.count === 1 ? texts.stage.leftOne : texts.stage.left;
  const lying = isLying(store);
  const centre = store.x + store.width * (lying ? 0.24 : 0.5);
  const room = store.width * (lying ? 0.42 : 0.9);
  const big = Math.min(64, store.height * (lying ? 0.5 : 0.3));
  const top = store.y + (lying ? 26 : 24);
  const bottom = store.y + store.height - 12;
  return svg`<g class="store ${sold > stock ? 'oversold' : ''}">
    <text class="caption" x=${centre} y=${store.y + 18}>${texts.stage.stores[scene.store]}</text>
    <text class="count" x=${centre} y=${top + big * 0.62} .style=${`font-size:${fitText(count, room, big)}px`}>${count}</text>
    <text class="label" x=${centre} y=${lying ? bottom : top + big * 1.1 + 8}>${label}</text>
    ${stock <= MOST_STUBS ? stubs(scene) : nothing}
    <text class="sold" x=${lying ? store.x + store.width * 0.68 : centre} y=${lying ? store.y + 18 : bottom}>
      ${texts.stage.soldOf(sold, stock)}
    </text>
  </g>`;
}

function soldOf({ owners }: StageScene): number {
  return [...owners.values()].reduce((sum, buyers) => sum + buyers.length, 0);
}

function stubs(scene: StageScene): SVGTemplateResult[] {
  const { width, height } = stubSize(scene);
  return Array.from({ length: scene.stock }, (_, index) => {
    const ticket = scene.stock - index;
    const at = stubOf(scene, ticket);
    const owners = scene.owners.get(ticket)?.length ?? 0;
    const kind = owners > 1 ? 'twice' : owners === 1 ? 'written' : 'free';
    const label = owners > 1 ? `×${String(owners)}` : String(ticket);
    return ticketGlyph(at.x - width / 2, at.y - height / 2, width, height, label, kind);
  });
}

/** More threads than this would hide what they join. */
const MOST_BOLD_THREADS = 20;

/** Threads from each ticket to every buyer that has it; one is right. */
export function threadsView(scene: StageScene): SVGTemplateResult[] {
  const isCrowded = soldOf(scene) > MOST_BOLD_THREADS;
  return threadsOf(scene).map(({ buyer, ticket, twice }) => {
    const kind = `${twice ? 'twice' : 'written'} ${isCrowded ? 'thin' : ''}`;
    return svg`<path class="thread ${kind}" d=${arc(scene, handOf(scene, buyer), stubOf(scene, ticket))} />`;
  });
}

interface Thread {
  readonly buyer: number;
  readonly ticket: number;
  readonly twice: boolean;
}

/** One line for each ticket where tickets are drawn; where they are only counted, one for each buyer. */
function threadsOf(scene: StageScene): readonly Thread[] {
  const threads = [...scene.owners].flatMap(([ticket, buyers]) =>
    buyers.map((buyer) => ({ buyer, ticket, twice: isSoldTwice(scene, ticket) })),
  );
  if (scene.stock <= MOST_STUBS) {
    return threads;
  }
  const byBuyer = new Map<number, Thread>();
  for (const thread of threads) {
    if (byBuyer.get(thread.buyer)?.twice !== true) {
      byBuyer.set(thread.buyer, thread);
    }
  }
  return [...byBuyer.values()];
}

/** Starts upwards from the buyer's ticket, so that it crosses no other buyer, and ends at the store's. */
function arc(scene: StageScene, hand: Point, stub: Point): string {
  const { store } = scene.layout;
  const lift = Math.min(34, hand.y - 4);
  const start = `M${hand.x} ${hand.y - 9}C${hand.x + 12} ${hand.y - lift}`;
  if (isLying(store)) {
    const end = scene.stock > MOST_STUBS ? store.y + store.height : stub.y + 15;
    return `${start} ${stub.x} ${hand.y - lift} ${stub.x} ${end}`;
  }
  if (scene.stock > MOST_STUBS) {
    return `${start} ${store.x - 40} ${stub.y - 40} ${store.x} ${stub.y - 40}`;
  }
  const half = scene.stock === 1 ? stubSize(scene).width / 2 : 0;
  return `${start} ${store.x - 24} ${Math.min(hand.y, stub.y)} ${stub.x - half} ${stub.y}`;
}

/** A recent read or write, as a dot between the store and a buyer. */
export function pulsesView(scene: StageScene): SVGTemplateResult[] {
  const { store } = scene.layout;
  const at = { x: store.x + store.width / 2, y: store.y + store.height * 0.3 };
  return scene.recent.map((event) => {
    const box = scene.layout.buyers[event.buyer];
    const buyer = {
      x: (box?.x ?? 0) + (box?.width ?? 0) / 2,
      y: (box?.y ?? 0) + (box?.height ?? 0) / 2,
    };
    return svg`<path class="pulse ${event.kind}" d=${curve(at, buyer)} />`;
  });
}

function curve(from: { x: number; y: number }, to: { x: number; y: number }): string {
  const isBeside = Math.abs(from.x - to.x) > Math.abs(from.y - to.y);
  const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
  return isBeside
    ? `M${from.x} ${from.y}C${x} ${from.y} ${x} ${to.y} ${to.x} ${to.y}`
    : `M${from.x} ${from.y}C${from.x} ${y} ${to.x} ${y} ${to.x} ${to.y}`;
}
