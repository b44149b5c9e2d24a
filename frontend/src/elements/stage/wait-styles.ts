import { css } from 'lit';

/** The arrows from buyers that wait to holders, the word at a cycle, and the names of locks. */
export const waitStyles = css`
  .waits {
    pointer-events: none;
  }

  .wait path {
    fill: var(--muted);
  }

  .wait .line {
    fill: none;
    stroke: var(--muted);
    stroke-width: 1.4;
    stroke-dasharray: 4 3;
  }

  .wait.cycle path {
    fill: var(--wrong);
  }

  .wait.cycle .line {
    fill: none;
    stroke: var(--wrong);
    stroke-width: 3;
    stroke-dasharray: none;
  }

  .cycle-word rect {
    fill: var(--wrong);
    stroke: var(--raised);
  }

  .cycle-word text {
    fill: var(--on-wrong);
    font-weight: 700;
    text-anchor: middle;
  }

  .key-name {
    fill: var(--key-ink);
    font-weight: 700;
  }
`;
