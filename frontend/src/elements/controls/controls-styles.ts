import { css } from 'lit';

/** The controls, as narrow as they can be. */
export const controlsStyles = css`
  /* What an exercise keeps is not offered. */
  [hidden] {
    display: none !important;
  }

  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 11px;
    align-content: start;
    padding: 10px 12px;
  }

  .pointed {
    outline: 2px solid var(--accent);
    outline-offset: 4px;
    border-radius: 4px;
  }

  .note {
    padding: 6px 9px;
    border-left: 3px solid var(--accent);
    border-radius: 4px;
    background: var(--accent-wash);
    font-size: 12px;
  }
`;
