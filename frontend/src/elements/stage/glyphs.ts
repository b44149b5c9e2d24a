import { svg, type SVGTemplateResult } from 'lit';
import { fitText } from '../../geometry/fit-text';

/** A key of a given height, its ring at the upper left; the colour is that of its element. */
export function keyGlyph(x: number, y: number, size: number): SVGTemplateResult {
  const scale = size / 24;
  return svg`<g class="key" transform="translate(${x} ${y}) scale(${scale})">
    <path
      d="M8 1a7 7 0 0 1 6.6 9.3l8.4 8.4v4.3h-5v-3h-3v-3h-3l-1.7-1.7A7 7 0 1 1 8 1zm-1.4 3.2a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8z"
      fill-rule="evenodd"
    />
  </g>`;
}

/** A ticket stub with bitten sides and something written on it. */
export function ticketGlyph(
  x: number,
  y: number,
  width: number,
  height: number,
  label: string,
  kind: string,
): SVGTemplateResult {
  const bite = height * 0.17;
  const middle = height / 2;
  const outline =
    `M2 0H${width - 2}a2 2 0 0 1 2 2V${middle - bite}a${bite} ${bite} 0 0 0 0 ${bite * 2}V${height - 2}` +
    `a2 2 0 0 1-2 2H2a2 2 0 0 1-2-2V${middle + bite}a${bite} ${bite} 0 0 0 0-${bite * 2}V2a2 2 0 0 1 2-2z`;
  return svg`<g class="ticket ${kind}" transform="translate(${x} ${y})">
    <path d=${outline} />
    <text x=${width / 2} y=${middle} .style=${`font-size:${fitText(label, width * 0.82, Math.min(15, height * 0.6))}px`}>${label}</text>
  </g>`;
}

/** Head and shoulders, 24 by 24. */
export function personGlyph(x: number, y: number, size: number): SVGTemplateResult {
  return svg`<g class="person" transform="translate(${x} ${y}) scale(${size / 24})">
    <circle cx="12" cy="7" r="5.4" />
    <path d="M1.5 24c0-6.4 4.6-10 10.5-10s10.5 3.6 10.5 10z" />
  </g>`;
}

/** A slip of paper with a folded corner: a buyer's own copy of the count. */
export function slipGlyph(
  x: number,
  y: number,
  size: number,
  label: string,
  stale: boolean,
): SVGTemplateResult {
  const width = size * 0.86;
  const fold = size * 0.26;
  return svg`<g class="slip ${stale ? 'stale' : ''}" transform="translate(${x} ${y})">
    <path d="M0 0H${width - fold}L${width} ${fold}V${size}H0z" />
    <path class="fold" d="M${width - fold} 0V${fold}H${width}z" />
    <text x=${width / 2} y=${size * 0.56} .style=${`font-size:${fitText(label, width * 0.9, size * 0.58)}px`}>${label}</text>
  </g>`;
}
