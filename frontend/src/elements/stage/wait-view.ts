import { nothing, svg, type SVGTemplateResult } from 'lit';
import { nearestMiddle, waitArrow } from '../../geometry/wait-arrow';
import type { Edge } from '../../model/wait-for-graph';
import type { StageScene, Waits } from './stage-scene';

/** With more arrows than this, only those of cycles are drawn. */
const MOST_ARROWS = 20;

/** An arrow from each buyer that waits to the holder, and a word at each cycle. */
export function waitsView(scene: StageScene): SVGTemplateResult[] {
  return scene.waits.map(({ edges, cycle }) => {
    const shown = edges.length > MOST_ARROWS ? cycle : edges;
    return svg`<g class="waits">
      ${shown.map((edge) => arrowView(scene, edge, cycle.includes(edge)))}
      ${cycleView(scene, cycle)}
    </g>`;
  });
}

/** Each cycle with its buyers, in words. */
export function cyclesInWords({ texts, waits, waitsEnd }: StageScene): readonly string[] {
  const word = waitsEnd ? texts.locks.cycle : texts.locks.deadlock;
  return waits
    .filter(({ cycle }) => cycle.length > 0)
    .map(({ cycle }) => {
      const buyers = new Set(cycle.map(({ request }) => request.buyer));
      return texts.locks.cycleOf(word, texts.buyers([...buyers].map((id) => texts.buyer(id))));
    });
}

function boxesOf({ layout }: StageScene, { request, hold }: Edge) {
  const [from, to] = [layout.buyers[request.buyer], layout.buyers[hold.buyer]];
  return from === undefined || to === undefined ? [] : [[from, to] as const];
}

function arrowView(scene: StageScene, edge: Edge, isInCycle: boolean): SVGTemplateResult[] {
  const { texts } = scene;
  const { request, hold } = edge;
  return boxesOf(scene, edge).map(([from, to]) => {
    const { line, head } = waitArrow(from, to);
    return svg`<g class="wait ${isInCycle ? 'cycle' : ''}">
      <title>${texts.locks.waits(texts.buyer(request.buyer), request.lock, texts.buyer(hold.buyer))}</title>
      <path class="line" d=${line} /><path d=${head} />
    </g>`;
  });
}

const WIDE = /[\u3000-\uffff]/;

function cycleView(scene: StageScene, cycle: Waits['cycle']): SVGTemplateResult | typeof nothing {
  const centre = nearestMiddle(cycle.flatMap((edge) => boxesOf(scene, edge)));
  if (centre === null) {
    return nothing;
  }
  const { waitsEnd, texts } = scene;
  const word = waitsEnd ? texts.locks.cycle : texts.locks.deadlock;
  const width =
    12 + Array.from(word).reduce((sum, letter) => sum + (WIDE.test(letter) ? 11 : 6.1), 0);
  return svg`<g class="cycle-word">
    <rect x=${centre.x - width / 2} y=${centre.y - 9} width=${width} height="18" rx="9" />
    <text x=${centre.x} y=${centre.y + 0.5}>${word}</text>
  </g>`;
}
