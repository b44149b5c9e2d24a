import { css, svg, type SVGTemplateResult } from 'lit';
import type { Sales, Turn, WaitBar } from '../../model/charts';
import { duration } from '../../model/duration';
import type { Texts } from '../../texts/en';

const WIDTH = 270;
const HEIGHT = 132;
const LEFT = 26;
const BOTTOM = 112;
const TOP = 8;
const RIGHT = 262;

export const chartStyles = css`
  .chart {
    display: block;
    width: 100%;
    height: 132px;
    overflow: visible;
    font-size: 10px;
  }

  .chart text {
    fill: var(--muted);
  }

  .chart .axis {
    fill: none;
    stroke: var(--strong-line);
  }

  .chart .bar {
    fill: var(--accent);
  }

  .chart .steps {
    fill: none;
    stroke: var(--accent);
    stroke-width: 2;
  }

  .chart .stock {
    fill: none;
    stroke: var(--wrong);
    stroke-dasharray: 4 3;
  }

  .chart .fair {
    fill: none;
    stroke: var(--strong-line);
    stroke-dasharray: 3 3;
  }

  .chart .turn {
    fill: var(--accent);
  }

  .chart .turn.late {
    fill: var(--key);
    stroke: var(--key-ink);
  }
`;

/** Histogram of the waits. */
export function waitChart(bars: readonly WaitBar[], { figures, code }: Texts): SVGTemplateResult {
  const most = bars.reduce((n, { count }) => Math.max(n, count), 1);
  const width = (RIGHT - LEFT) / Math.max(1, bars.length);
  const longest = bars.at(-1)?.toNs ?? 0;
  return frame(
    figures.charts.waitLabel(duration(longest)),
    svg`
      ${bars.map(({ count }, index) => {
        const height = (count / most) * (BOTTOM - TOP);
        return svg`<rect class="bar" x=${LEFT + index * width + 1} y=${BOTTOM - height} width=${width - 2} height=${height} />`;
      })}
      ${label(LEFT - 4, TOP + 4, short(most, code), 'end')}
      ${label(LEFT, HEIGHT - 8, '0')} ${label(RIGHT, HEIGHT - 8, duration(longest), 'end')}
    `,
  );
}

/** How the sales add up, and where they should have ended. */
export function salesChart(
  sales: readonly Sales[],
  stock: number,
  from: number,
  to: number,
  { figures, code }: Texts,
): SVGTemplateResult {
  const most = Math.max(sales.length, stock, 1);
  const x = (t: number) => LEFT + ((t - from) / Math.max(1, to - from)) * (RIGHT - LEFT);
  const y = (sold: number) => BOTTOM - (sold / most) * (BOTTOM - TOP);
  const path = sales.map(({ t, sold }) => `H${x(t)}V${y(sold)}`).join('');
  return frame(
    figures.charts.salesLabel(sales.length, stock),
    svg`
      <path class="stock" d="M${LEFT} ${y(stock)}H${RIGHT}" />
      <path class="steps" d="M${LEFT} ${BOTTOM}${path}H${RIGHT}" />
      ${label(LEFT - 4, TOP + 4, short(most, code), 'end')}
      ${label(LEFT, HEIGHT - 8, '0')} ${label(RIGHT, HEIGHT - 8, duration(to - from), 'end')}
    `,
  );
}

/** Request order against acquisition order: on the diagonal nobody was overtaken. */
export function turnChart(turns: readonly Turn[], texts: Texts): SVGTemplateResult {
  const { charts } = texts.figures;
  const most = Math.max(2, turns.length);
  const x = (place: number) => LEFT + ((place - 1) / (most - 1)) * (RIGHT - LEFT - 6) + 3;
  const y = (place: number) => BOTTOM - ((place - 1) / (most - 1)) * (BOTTOM - TOP - 6) - 3;
  const radius = turns.length > 60 ? 1.6 : 3;
  return frame(
    charts.turnLabel(turns.filter(({ asked, got }) => asked === got).length, turns.length),
    svg`
      <path class="fair" d="M${x(1)} ${y(1)}L${x(most)} ${y(most)}" />
      ${turns.map(
        ({ buyer, asked, got }) =>
          svg`<circle class="turn ${got > asked ? 'late' : ''}" cx=${x(asked)} cy=${y(got)} r=${radius}>
            <title>${charts.turn(texts.buyer(buyer), asked, got)}</title>
          </circle>`,
      )}
      ${label(LEFT, HEIGHT - 8, charts.asked)}
      <text transform="translate(${LEFT - 8} ${BOTTOM}) rotate(-90)">${charts.got}</text>
    `,
  );
}

function frame(title: string, content: SVGTemplateResult): SVGTemplateResult {
  return svg`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${title}>
    <path class="axis" d="M${LEFT} ${TOP}V${BOTTOM}H${RIGHT}" />
    ${content}
  </svg>`;
}

function label(x: number, y: number, text: string, anchor = 'start'): SVGTemplateResult {
  return svg`<text x=${x} y=${y} text-anchor=${anchor}>${text}</text>`;
}

/** A count in the few characters that there are beside the axis: a million is 1M, or 100万. */
function short(count: number, language: string): string {
  return new Intl.NumberFormat(language, { notation: 'compact' }).format(count);
}
