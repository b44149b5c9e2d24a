import { css } from 'lit';

/** What all elements have in common. */
export const shared = css`
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  :host {
    display: block;
  }

  :host([hidden]) {
    display: none;
  }

  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  pre,
  fieldset {
    margin: 0;
    padding: 0;
  }

  ul,
  ol {
    list-style: none;
  }

  fieldset {
    border: 0;
    min-width: 0;
  }

  h2,
  legend {
    padding: 0;
    font-size: 12px;
    font-weight: 650;
    letter-spacing: 0.01em;
    color: var(--muted);
  }

  button,
  select,
  input {
    font: inherit;
    font-variant-numeric: inherit;
    color: inherit;
  }

  button {
    min-height: 28px;
    padding: 2px 10px;
    border: 1px solid var(--line);
    border-radius: 7px;
    background: var(--raised);
    cursor: pointer;
  }

  button:hover:not(:disabled) {
    border-color: var(--strong-line);
  }

  button:disabled {
    color: var(--muted);
    cursor: default;
    opacity: 0.55;
  }

  select,
  input[type='number'] {
    min-height: 28px;
    padding: 2px 6px;
    border: 1px solid var(--line);
    border-radius: 7px;
    background: var(--raised);
  }

  select:disabled,
  input[type='number']:disabled {
    border-style: dashed;
    background: transparent;
    color: var(--muted);
    opacity: 1;
  }

  .differs {
    display: inline-block;
    width: 7px;
    height: 7px;
    margin-left: 5px;
    border-radius: 50%;
    background: var(--accent);
    vertical-align: 1px;
  }

  .kept {
    margin-left: 4px;
    color: var(--muted);
    vertical-align: -1px;
  }

  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }

  .help {
    color: var(--muted);
    font-size: 12px;
    line-height: 1.35;
  }

  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
