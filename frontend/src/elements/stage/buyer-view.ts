import { nothing, svg, type SVGTemplateResult } from 'lit';
import { fitText } from '../../geometry/fit-text';
import type { Box } from '../../geometry/box';
import type { BuyerState } from '../../model/run-state';
import { lineOf, sentenceOf, signOf, statusOf } from './buyer-words';
import { keyGlyph, personGlyph, slipGlyph, ticketGlyph } from './glyphs';
import { namedKeys, namedKeysWidth } from './key-view';
import { handOf, heldLocks, holds, isSoldTwice, type StageScene, waitedLock } from './stage-scene';

/** Lower cells have no room for a line of the program. */
const HAS_LINE = 40;
/** The width of a buyer's name, beside which its keys are. */
const NAME = 54;
const SHORT_NAME = 22;

/** The background of a buyer. It is drawn first, so that the threads are above it and below the buyer. */
export function cellView(scene: StageScene, buyer: BuyerState): SVGTemplateResult {
  const box = scene.layout.buyers[buyer.id];
  return box === undefined
    ? svg``
    : svg`<g class=${classesOf(scene, buyer)}>
        <rect class="cell" x=${box.x} y=${box.y} width=${box.width} height=${box.height} rx="5" />
      </g>`;
}

/** One buyer: its number, activity, local copy, key and tickets. */
export function buyerView(scene: StageScene, buyer: BuyerState): SVGTemplateResult {
  const box = scene.layout.buyers[buyer.id];
  return box === undefined
    ? svg``
    : svg`<g class="buyer ${classesOf(scene, buyer)}" data-buyer=${buyer.id}>
        <title>${sentenceOf(scene, buyer)}</title>
        ${contents(scene, buyer, box)} ${touchView(scene, buyer, box)}
      </g>`;
}

/** A click releases the buyer in step mode; otherwise it opens the fault menu. */
function touchView(
  scene: StageScene,
  buyer: BuyerState,
  box: Box,
): SVGTemplateResult | typeof nothing {
  if (!scene.canBreak || buyer.outcome !== null || buyer.dead) {
    return nothing;
  }
  const { texts, stepping } = scene;
  const who = texts.buyer(buyer.id);
  const isSmall = scene.layout.detail === 'dot';
  return svg`
    <rect
      class="touch"
      tabindex="0"
      role="button"
      aria-label=${stepping ? texts.stage.goOn(who, lineOf(scene, buyer)) : texts.stage.breakIt(who)}
      x=${box.x}
      y=${box.y}
      width=${box.width}
      height=${box.height}
      rx="5"
      @click=${() => (stepping ? scene.step(buyer.id) : scene.offerBreak(buyer.id))}
    />
    ${
      stepping && !isSmall
        ? svg`<g
            class="bolt"
            tabindex="0"
            role="button"
            aria-label=${texts.stage.breakIt(who)}
            transform="translate(${box.x + box.width - 22} ${box.y + 2})"
            @click=${() => scene.offerBreak(buyer.id)}
          >
            <rect width="20" height="18" rx="4" />
            <path d="M11 2 5 10h4l-1 6 7-8h-4l2-6z" />
          </g>`
        : nothing
    }
  `;
}

function contents(scene: StageScene, buyer: BuyerState, box: Box): SVGTemplateResult {
  switch (scene.layout.detail) {
    case 'full':
      return full(scene, buyer, box);
    case 'brief':
      return brief(scene, buyer, box);
    case 'dot':
      return dot(scene, buyer, box);
  }
}

function full(scene: StageScene, buyer: BuyerState, box: Box): SVGTemplateResult {
  const { texts } = scene;
  const middle = box.y + box.height / 2;
  const person = Math.min(28, box.width * 0.25, box.height * 0.38);
  const slip = person * 0.92;
  const status = statusOf(scene, buyer);
  const right = box.x + box.width - (scene.stepping ? 26 : 5);
  return svg`
    <text class="name" x=${box.x + 7} y=${box.y + 12}>${texts.buyer(buyer.id)}</text>
    ${personGlyph(box.x + 8, middle - person / 2, person)}
    ${
      scene.isNamed
        ? namedKeys(heldLocks(scene, buyer), right, box.y + 5, right - box.x - NAME)
        : holds(scene, buyer)
          ? keyGlyph(box.x + 2 + person * 0.62, middle - 3, person * 0.8)
          : nothing
    }
    ${
      buyer.copy === null
        ? nothing
        : slipGlyph(box.x + 14 + person, middle - slip / 2, slip, String(buyer.copy), buyer.stale)
    }
    ${ticketsOf(scene, buyer, Math.min(40, box.width * 0.32), 22)}
    <text
      class="status"
      x=${box.x + 7}
      y=${box.y + box.height - 8}
      .style=${waitedLock(scene, buyer) === null ? '' : `font-size:${fitText(status, box.width - 12, 10.5)}px`}
    >${status}</text>
  `;
}

function brief(scene: StageScene, buyer: BuyerState, box: Box): SVGTemplateResult {
  const { texts } = scene;
  const hasLine = (scene.stepping || scene.isNamed) && box.height >= HAS_LINE;
  const isWaiting = waitedLock(scene, buyer) !== null;
  const middle = box.y + box.height / 2 - (hasLine ? 5 : 0);
  const size = Math.min(hasLine ? 19 : 22, box.height * 0.5);
  const { keys, keysWidth } = briefKeys(scene, buyer, box);
  return svg`
    <text class="name" x=${box.x + 4} y=${box.y + 9}>${texts.buyerShort(buyer.id)}</text>
    ${
      buyer.copy === null
        ? personGlyph(box.x + 5, middle - size / 2 + 4, size)
        : slipGlyph(box.x + 6, middle - size / 2 + 4, size, String(buyer.copy), buyer.stale)
    }
    ${keys}
    <text class="sign" x=${box.x + box.width - keysWidth - 6} y=${box.y + 9}>${signOf(buyer)}</text>
    ${ticketsOf(scene, buyer, Math.min(26, box.width * 0.42), Math.min(16, box.height * 0.4))}
    ${hasLine && ((scene.stepping && buyer.gated) || isWaiting) ? briefLine(scene, buyer, box) : nothing}
  `;
}

function briefKeys(scene: StageScene, buyer: BuyerState, box: Box) {
  const right = box.x + box.width;
  if (!scene.isNamed) {
    return holds(scene, buyer)
      ? { keys: keyGlyph(right - 17, box.y + 2, 14), keysWidth: 14 }
      : { keys: nothing, keysWidth: 0 };
  }
  const held = heldLocks(scene, buyer);
  const room = box.width - SHORT_NAME - 10;
  return {
    keys: namedKeys(held, right - 3, box.y + 2, room),
    keysWidth: namedKeysWidth(held, room),
  };
}

/** In step mode, the line that a buyer is at; else the lock that it waits for. There are no words for anything else. */
function briefLine(scene: StageScene, buyer: BuyerState, box: Box): SVGTemplateResult {
  const line = statusOf(scene, buyer);
  return svg`<text
    class="status"
    x=${box.x + 4}
    y=${box.y + box.height - 7}
    .style=${`font-size:${fitText(line, box.width - 8, 10.5)}px`}
  >${line}</text>`;
}

function dot(scene: StageScene, buyer: BuyerState, box: Box): SVGTemplateResult {
  const radius = Math.max(2, Math.min(box.width, box.height) / 2 - 1);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const [ticket] = buyer.tickets;
  const size = Math.max(8, radius * 1.4);
  return svg`
    <circle class="head" cx=${x} cy=${y} r=${radius * 0.6} />
    ${
      ticket === undefined
        ? nothing
        : ticketGlyph(
            x - radius,
            y - radius * 0.6,
            radius * 2,
            radius * 1.2,
            radius > 8 ? String(ticket.number) : '',
            ticketKind(scene, ticket.number, ticket.written),
          )
    }
    ${holds(scene, buyer) ? keyGlyph(x - size / 2, y - size / 2, size) : nothing}
  `;
}

/** The newest of a buyer's tickets, and how many more there are. */
function ticketsOf(
  scene: StageScene,
  buyer: BuyerState,
  width: number,
  height: number,
): SVGTemplateResult | typeof nothing {
  const ticket = buyer.tickets.at(-1);
  if (ticket === undefined) {
    return nothing;
  }
  const hand = handOf(scene, buyer.id);
  const [x, y] = [hand.x - width / 2, hand.y - height / 2];
  const more = buyer.tickets.length - 1;
  return svg`
    ${more > 0 ? ticketGlyph(x + 3, y - 3, width, height, '', 'written') : nothing}
    ${ticketGlyph(x, y, width, height, String(ticket.number), ticketKind(scene, ticket.number, ticket.written))}
  `;
}

function ticketKind(scene: StageScene, number: number, written: boolean): string {
  if (!written) {
    return 'believed';
  }
  return isSoldTwice(scene, number) ? 'twice' : 'written';
}

function classesOf(scene: StageScene, buyer: BuyerState): string {
  return [
    buyer.outcome === null ? buyer.activity : `finished ${buyer.outcome}`,
    buyer.dead ? 'dead' : '',
    buyer.frozen ? 'frozen' : '',
    buyer.gated && scene.stepping ? 'gated' : '',
    holds(scene, buyer) ? 'holder' : '',
    scene.highlighted.has(buyer.id) ? 'highlighted' : '',
    buyer.tickets.some((ticket) => ticket.written && isSoldTwice(scene, ticket.number))
      ? 'wronged'
      : '',
  ].join(' ');
}
