import { css } from 'lit';

export const galleryStyles = css`
  :host {
    position: relative;
  }

  .tour {
    position: absolute;
    top: -3px;
    right: 0;
    min-height: 24px;
    padding: 0 8px;
    font-size: 12px;
  }

  .families {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 3px 7px;
    align-items: baseline;
    margin-top: 5px;
  }

  .families h3 {
    color: var(--muted);
    font-size: 11px;
    font-weight: 500;
  }

  .locks {
    display: flex;
    flex-wrap: wrap;
    gap: 3px;
  }

  label {
    position: relative;
    padding: 1px 6px;
    border: 1px solid var(--line);
    border-radius: 999px;
    background: var(--raised);
    font-size: 11.5px;
    cursor: pointer;
  }

  label:hover {
    border-color: var(--strong-line);
  }

  label.unfit {
    border-style: dashed;
    background: transparent;
    color: var(--muted);
  }

  label:has(input:checked) {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }

  label:has(input:focus-visible) {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }

  label:has(input:disabled) {
    border-color: var(--line);
    background: transparent;
    color: var(--muted);
    cursor: default;
  }

  label:has(input:disabled:checked) {
    border-color: var(--accent);
    background: var(--accent-wash);
    color: var(--ink);
  }

  input[type='radio'] {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }

  input:disabled {
    pointer-events: none;
  }

  .card {
    display: grid;
    gap: 5px;
    align-content: start;
    min-height: 112px;
    margin-top: 6px;
    padding: 7px 10px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--sunken);
    font-size: 12px;
    line-height: 1.35;
  }

  .warning {
    color: var(--wrong-ink);
  }

  .options {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 2px 12px;
    margin-top: 5px;
  }

  .options div {
    display: flex;
    gap: 6px;
    min-height: 26px;
    align-items: center;
    justify-content: space-between;
    font-size: 12px;
  }

  .options div:only-child {
    grid-column: 1 / -1;
  }

  .options input[type='number'] {
    width: 66px;
    min-height: 26px;
  }
`;
