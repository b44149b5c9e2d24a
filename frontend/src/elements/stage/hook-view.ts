import { nothing, svg, type SVGTemplateResult } from 'lit';
import { fitText } from '../../geometry/fit-text';
import type { Hook } from '../../geometry/hook-layout';
import { keyGlyph } from './glyphs';
import type { StageScene } from './stage-scene';

/** Lower hooks have the name of their lock and its holder in one line. */
const LEAST_LINES = 44;

/** The hooks, each with its key unless a buyer there has taken it. */
export function hooksView(scene: StageScene): SVGTemplateResult[] {
  return scene.layout.hooks.map((hook) => {
    const { x, y, width, height } = hook.box;
    const taken = takenBy(scene, hook);
    const tone = taken.length > 1 ? 'double' : taken.length === 1 ? 'taken' : 'free';
    return svg`<g class="hook ${tone}">
      <title>${labelOf(scene, hook, taken)}</title>
      <rect class="board" x=${x} y=${y} width=${width} height=${height} rx="5" />
      ${scene.isNamed && height < LEAST_LINES ? nothing : peg(scene, hook)}
      ${touchView(scene, hook, taken)}
      ${scene.isNamed ? named(scene, hook, taken) : unnamed(scene, hook, taken)}
    </g>`;
  });
}

/** The buyers in the hook's place that have its key. */
function takenBy({ state, locks }: StageScene, { reach, place, lock }: Hook): readonly number[] {
  return state.holds
    .filter((hold) => {
      const address = state.buyers[hold.buyer]?.address;
      return (
        hold.lock === locks[lock] &&
        (reach === 'cluster' || (reach === 'host' ? address?.host : address?.process) === place)
      );
    })
    .map(({ buyer }) => buyer);
}

function labelOf(scene: StageScene, hook: Hook, taken: readonly number[]): string {
  const { texts } = scene;
  const label =
    taken.length === 0 ? texts.stage.keyFree : texts.stage.keyHeld(namesOf(scene, taken));
  return scene.isNamed ? texts.locks.of(texts.locks.named(nameOf(scene, hook)), label) : label;
}

function nameOf({ locks }: StageScene, { lock }: Hook): string {
  return locks[lock] ?? '';
}

function namesOf({ texts }: StageScene, buyers: readonly number[]): string {
  return texts.buyers(buyers.map((buyer) => texts.buyer(buyer)));
}

/** A key on a large hook is larger. */
function keySize({ isNamed }: StageScene, { reach, box }: Hook): number {
  const share = isNamed && box.height >= LEAST_LINES ? 0.5 : 0.8;
  return Math.min(box.height * share, reach === 'cluster' ? 40 : 16);
}

function peg(scene: StageScene, hook: Hook): SVGTemplateResult {
  const { x, y, width } = hook.box;
  const size = keySize(scene, hook);
  const bend = size * 0.2;
  const top = scene.isNamed ? y + 16 : y + 3;
  return svg`<path class="peg" d="M${x + width / 2 + bend} ${top}v${size * 0.35}a${bend} ${bend} 0 0 1 ${-2 * bend} 0" />`;
}

/** A click opens the fault menu of the holder; with several locks, that of the buyer that holds this one. */
function touchView(
  scene: StageScene,
  { box: { x, y, width, height } }: Hook,
  taken: readonly number[],
): SVGTemplateResult | typeof nothing {
  const { texts, isNamed } = scene;
  const [holder] = taken;
  if (!scene.canBreak || holder === undefined) {
    return nothing;
  }
  const who = isNamed ? texts.buyer(holder) : texts.stage.breakHolder;
  return svg`<rect
    class="touch"
    tabindex="0"
    role="button"
    aria-label=${texts.stage.breakIt(who)}
    x=${x} y=${y} width=${width} height=${height} rx="5"
    @click=${() => scene.offerBreak(isNamed ? holder : 'holder')}
  />`;
}

/** The only lock of a scenario: its hook has no name. */
function unnamed(scene: StageScene, hook: Hook, taken: readonly number[]): SVGTemplateResult {
  const { texts } = scene;
  const { x, y, width, height } = hook.box;
  const isLarge = hook.reach === 'cluster';
  const size = keySize(scene, hook);
  const centre = x + width / 2;
  const names = namesOf(scene, taken);
  return svg`
    ${taken.length === 0 ? keyGlyph(centre - size / 2, y + (isLarge ? 10 : 2.5), size) : nothing}
    ${hook.reach === 'host' ? svg`<text class="whose" x=${x - 6} y=${y + height / 2}>${names}</text>` : nothing}
    ${
      isLarge
        ? svg`<text class="label" x=${centre} y=${y + height - 7}>
            ${taken.length === 0 ? texts.stage.key : names}
          </text>`
        : nothing
    }
  `;
}

function named(scene: StageScene, hook: Hook, taken: readonly number[]): SVGTemplateResult {
  return hook.box.height < LEAST_LINES
    ? inOneLine(scene, hook, taken)
    : inLines(scene, hook, taken);
}

/** The name at the left; the key or its holder at the right. */
function inOneLine(scene: StageScene, hook: Hook, taken: readonly number[]): SVGTemplateResult {
  const { texts } = scene;
  const { x, y, width, height } = hook.box;
  const middle = y + height / 2 + 0.5;
  const holder = texts.buyers(taken.map((buyer) => texts.buyerShort(buyer)));
  const size = Math.min(keySize(scene, hook), width * 0.4);
  return svg`
    ${text('lock', nameOf(scene, hook), x + 4, middle, width * 0.45, height)}
    ${
      taken.length === 0
        ? keyGlyph(x + width - size - 3, middle - size / 2, size)
        : text('whose', holder, x + width - 4, middle, width * 0.5, height)
    }
  `;
}

function inLines(scene: StageScene, hook: Hook, taken: readonly number[]): SVGTemplateResult {
  const { x, y, width, height } = hook.box;
  const centre = x + width / 2;
  const size = keySize(scene, hook);
  const name = scene.texts.locks.named(nameOf(scene, hook));
  const holder = namesOf(scene, taken);
  return svg`
    ${text('title', name, centre, y + 10, width - 8, height)}
    ${
      taken.length === 0
        ? keyGlyph(centre - size / 2, y + 22, size)
        : text('holder', holder, centre, y + height - 9, width - 8, height)
    }
  `;
}

function text(
  kind: string,
  said: string,
  x: number,
  y: number,
  width: number,
  height: number,
): SVGTemplateResult {
  const size = Math.min(fitText(said, width, 11), height);
  return svg`<text class=${kind} x=${x} y=${y} .style=${`font-size:${size}px`}>${said}</text>`;
}
