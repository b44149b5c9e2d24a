import { css } from 'lit';

/** The settings that are folded up, as narrow as they can be. */
export const moreStyles = css`
  .fold {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 1px 9px;
    align-items: center;
    width: 100%;
    padding: 7px 2px 3px;
    border: 0;
    border-top: 1px solid var(--line);
    border-radius: 0;
    background: none;
    color: var(--ink);
    font-weight: 650;
    text-align: left;
  }

  .sign {
    width: 7px;
    height: 7px;
    margin: 0 2px;
    border: solid var(--muted);
    border-width: 0 1.5px 1.5px 0;
    transform: rotate(-45deg);
  }

  [aria-expanded='true'] .sign {
    transform: translateY(-2px) rotate(45deg);
  }

  .contents {
    grid-column: 2;
    color: var(--muted);
    font-size: 11px;
    font-weight: 500;
  }

  .changed {
    color: var(--accent);
  }

  #more {
    display: grid;
    gap: 7px;
    padding-top: 3px;
  }

  [hidden] {
    display: none !important;
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
    grid-template-columns: repeat(3, minmax(0, 1fr));
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

  .paces select {
    width: 100%;
    min-width: 0;
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
`;
