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
    gap: 7px;
    align-content: start;
    padding: 10px 12px;
  }

  .row {
    display: flex;
    gap: 8px;
    align-items: start;
    justify-content: space-between;
  }

  .wide {
    flex: 1;
  }

  .stores {
    display: flex;
    flex: 1;
    margin-top: 4px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--sunken);
    overflow: hidden;
  }

  .stores label {
    position: relative;
    flex: auto;
    padding: 3px;
    font-size: 11.5px;
    line-height: 1.5;
    text-align: center;
    white-space: nowrap;
    cursor: pointer;
  }

  .stores label:has(:checked) {
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }

  .stores label:has(:focus-visible) {
    outline: 2px solid var(--accent);
    outline-offset: -3px;
  }

  .stores label:has(:disabled) {
    color: var(--muted);
    cursor: default;
  }

  .stores label:has(:disabled:checked) {
    background: var(--accent-wash);
    color: var(--ink);
  }

  .stores input:disabled {
    pointer-events: none;
  }

  .stores input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }

  .stock {
    display: grid;
    gap: 4px;
    min-width: 50px;
    white-space: nowrap;
  }

  .stock input {
    width: 0;
    min-width: 100%;
    min-height: 29px;
  }

  .paces {
    display: grid;
    grid-template-columns: repeat(3, 1fr);
    gap: 6px;
    margin-top: 4px;
  }

  .paces label {
    display: grid;
    gap: 2px;
    align-content: start;
    min-width: 0;
    font-size: 12px;
  }

  .paces b {
    font-weight: 600;
  }

  .paces .help {
    font-size: 11px;
    line-height: 1.2;
  }

  .program {
    display: grid;
    grid-template-columns: 76px 1fr;
    gap: 8px;
    align-items: center;
  }

  .tipped {
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
