import type { BuyerState } from '../../model/run-state';
import { heldLocks, type StageScene, waitedLock } from './stage-scene';

/** The program line that a buyer is at. */
export function lineOf(scene: StageScene, { line }: BuyerState): string {
  return line === null ? '' : (scene.lines[line - 1]?.text ?? '');
}

/** A buyer's outcome as a sign, where there is no room for words. */
export function signOf({ frozen, dead, outcome }: BuyerState): string {
  if (frozen) {
    return '❄';
  }
  if (outcome === 'stopped') {
    return '■';
  }
  if (dead || outcome === 'killed') {
    return '✕';
  }
  return outcome === 'failed' || outcome === 'stuck' ? '!' : '';
}

/** What a buyer does or how it ended, in a few words. */
export function statusOf(scene: StageScene, buyer: BuyerState): string {
  const { stage, locks } = scene.texts;
  if (buyer.gated && !buyer.frozen && scene.stepping) {
    return `▸ ${lineOf(scene, buyer)}`;
  }
  if (buyer.frozen) {
    return `❄ ${stage.frozen}`;
  }
  const lock = waitedLock(scene, buyer);
  if (buyer.outcome !== null) {
    const outcome = stage.outcome[buyer.outcome];
    return lock === null ? outcome : `${outcome} · ${locks.waitsFor(lock)}`;
  }
  if (buyer.dead) {
    return `✕ ${stage.outcome.killed}`;
  }
  if (lock !== null) {
    return locks.waitsFor(lock);
  }
  return buyer.retries > 0 ? stage.retries(buyer.retries) : stage.doing[buyer.activity];
}

/** Everything about a buyer in one sentence. */
export function sentenceOf(scene: StageScene, buyer: BuyerState): string {
  const { texts } = scene;
  const parts = [
    texts.buyer(buyer.id),
    texts.stage.pid(buyer.pid),
    statusOf(scene, buyer),
    buyer.copy === null ? '' : texts.stage.copyOf(buyer.copy, buyer.stale),
    holdsInWords(scene, buyer),
    ...buyer.tickets.map((ticket) => texts.stage.ticket(ticket.number)),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function holdsInWords(scene: StageScene, buyer: BuyerState): string {
  const { texts, isNamed } = scene;
  const held = heldLocks(scene, buyer);
  if (held.length === 0) {
    return '';
  }
  return isNamed ? texts.locks.holds(held) : texts.timeline.span.held;
}
