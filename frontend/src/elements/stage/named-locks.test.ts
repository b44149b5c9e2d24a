// @vitest-environment happy-dom
import { html, render, type SVGTemplateResult } from 'lit';
import { describe, expect, it } from 'vitest';
import { layOutStage } from '../../geometry/stage-layout';
import type { RunEvent } from '../../model/events';
import { areNamed } from '../../model/program-names';
import { ticketOwners } from '../../model/run-state';
import { graphsAt } from '../../model/wait-for';
import { history, logOf } from '../../testing/history';
import { en } from '../../texts/en';
import { zh } from '../../texts/zh';
import { buyerView } from './buyer-view';
import { hooksView } from './hook-view';
import type { StageScene } from './stage-scene';
import { cyclesInWords, waitsView } from './wait-view';

// As in browsers, where a string can be assigned to the style of an element of SVG.
Object.defineProperty(SVGElement.prototype, 'style', { set: () => undefined });

const PROGRAM = 'with lock A:\n  with lock B:\n    read';
const asks = (buyer: number, lock: string) =>
  ({ kind: 'lock-requested', buyer, lock, step: 1 }) as const;
const gets = (buyer: number, lock: string) =>
  ({ kind: 'lock-acquired', buyer, lock, step: 1 }) as const;
/** A deadlock of buyers 0 and 1; buyer 2 waits for one of them. */
const DEADLOCK = history(
  [1, asks(0, 'A')],
  [2, gets(0, 'A')],
  [3, asks(1, 'B')],
  [4, gets(1, 'B')],
  [5, asks(0, 'B')],
  [6, asks(2, 'A')],
  [7, asks(1, 'A')],
);

function sceneOf(events: readonly RunEvent[], over: Partial<StageScene> = {}, program = PROGRAM) {
  const placement = { hosts: 1, processes: 3, threads: 1 };
  const log = logOf({ placement, program, lock: { kind: 'semaphore' } }, events);
  const { locks, lines } = log.setup;
  const state = log.stateAfter(events.length);
  const scene: StageScene = {
    texts: en,
    layout: layOutStage(780, 280, placement, 'host', locks.length),
    state,
    lines,
    locks,
    isNamed: areNamed(locks),
    waits: graphsAt(state, 'host').map((graph) => ({
      edges: graph.edges,
      cycle: graph.cycleEdges(),
    })),
    waitsEnd: false,
    stock: 1,
    store: 'file',
    hosts: 1,
    owners: ticketOwners(state),
    highlighted: new Set(),
    recent: [],
    canBreak: false,
    stepping: false,
    step: () => undefined,
    offerBreak: () => undefined,
    ...over,
  };
  return scene;
}

function drawn(views: SVGTemplateResult | readonly SVGTemplateResult[]): Element {
  const root = document.createElement('div');
  render(html`<svg>${views}</svg>`, root);
  return root;
}

const texts = (root: Element, selector: string) =>
  [...root.querySelectorAll(selector)].map((found) =>
    found.textContent.replace(/\s+/g, ' ').trim(),
  );

function buyer(scene: StageScene, id: number): Element {
  const state = scene.state.buyers[id];
  return drawn(state === undefined ? [] : buyerView(scene, state));
}

describe('the stage of a scenario with several locks', () => {
  it('has a hook for each lock, with its name and its holder', () => {
    const hooks = drawn(hooksView(sceneOf(DEADLOCK.slice(0, 2))));

    expect(texts(hooks, 'title')).toEqual(['Lock A: key with buyer 0', 'Lock B: key on its hook']);
    expect(texts(hooks, '.lock')).toEqual(['A', 'B']);
    expect(texts(hooks, '.whose')).toEqual(['b0']);
  });

  it('offers the faults of the buyer that holds the lock', () => {
    const hooks = drawn(hooksView(sceneOf(DEADLOCK, { canBreak: true })));
    const labels = [...hooks.querySelectorAll('.touch')].map((each) =>
      each.getAttribute('aria-label'),
    );

    expect(labels).toEqual(['Inject a fault into buyer 0', 'Inject a fault into buyer 1']);
  });

  it('has a key with a name for each lock that a buyer holds', () => {
    const both = [...DEADLOCK.slice(0, 2), ...history([3, asks(0, 'B')], [4, gets(0, 'B')])];
    const events = both.map((event, index) => ({ ...event, seq: index + 1 }));

    expect(texts(buyer(sceneOf(events), 0), '.key-name')).toEqual(['A', 'B']);
    expect(texts(buyer(sceneOf(events), 0), 'title')[0]).toContain('has the keys of A, B');
  });

  it('says which lock a buyer waits for', () => {
    const scene = sceneOf(DEADLOCK);

    expect(texts(buyer(scene, 0), '.status')).toEqual(['waits for B']);
    expect(texts(buyer(scene, 0), 'title')[0]).toBe(
      'buyer 0 · process · waits for B · has the key of A',
    );
    expect(texts(buyer({ ...scene, texts: zh }, 2), '.status')).toEqual(['在等 A']);
  });

  it('has an arrow from each waiting buyer to the holder, and a word at the cycle', () => {
    const waits = drawn(waitsView(sceneOf(DEADLOCK)));

    expect(texts(waits, '.wait.cycle title')).toEqual([
      'buyer 0 waits for lock B, which buyer 1 holds',
      'buyer 1 waits for lock A, which buyer 0 holds',
    ]);
    expect(waits.querySelectorAll('.wait')).toHaveLength(3);
    expect(texts(waits, '.cycle-word text')).toEqual(['deadlock']);
    expect(texts(drawn(waitsView(sceneOf(DEADLOCK.slice(0, 6)))), '.cycle-word')).toEqual([]);
  });

  it('does not call a cycle a deadlock that a lease or a time limit ends', () => {
    expect(cyclesInWords(sceneOf(DEADLOCK))).toEqual(['deadlock of buyer 0, buyer 1']);
    expect(cyclesInWords(sceneOf(DEADLOCK, { waitsEnd: true }))).toEqual([
      'cycle of buyer 0, buyer 1',
    ]);
  });
});

describe('the stage of a scenario with one lock', () => {
  const events = history(
    [1, { kind: 'lock-requested', buyer: 0, step: 1 }],
    [2, { kind: 'lock-acquired', buyer: 0, step: 1 }],
    [3, { kind: 'lock-requested', buyer: 1, step: 1 }],
  );
  const scene = sceneOf(events, {}, 'lock\nread\nunlock');

  it('has one hook without a name', () => {
    const hooks = drawn(hooksView(scene));

    expect(texts(hooks, 'title')).toEqual(['key with buyer 0']);
    expect(texts(hooks, '.whose')).toEqual(['buyer 0']);
    expect(hooks.querySelector('.lock')).toBeNull();
  });

  it('has buyers without names of locks', () => {
    expect(texts(buyer(scene, 1), '.status')).toEqual(['waiting']);
    expect(texts(buyer(scene, 0), '.key-name')).toEqual([]);
    expect(texts(buyer(scene, 0), 'title')[0]).toContain('has the key');
  });
});
