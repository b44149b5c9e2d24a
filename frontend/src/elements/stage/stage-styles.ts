import { css } from 'lit';

/** What all parts of the stage have in common; the key may be on its hook or with a buyer. */
export const stageStyles = css`
  svg {
    display: block;
    width: 100%;
    height: 100%;
    overflow: visible;
  }

  text {
    fill: var(--ink);
    font-size: 11px;
    font-variant-numeric: tabular-nums;
    dominant-baseline: middle;
    pointer-events: none;
  }

  .key {
    fill: var(--key);
    stroke: var(--key-edge);
    stroke-width: 1;
  }
`;
