import { css } from 'lit';

/** What the pages of workshops have in common. */
export const workshopStyles = css`
  h2 {
    font-size: 14px;
  }

  section,
  form {
    display: grid;
    gap: 10px;
    padding: 14px;
    border: 1px solid var(--line);
    border-radius: 9px;
    background: var(--panel);
  }

  label {
    display: grid;
    gap: 4px;
  }

  input:not([type='checkbox']),
  select {
    min-width: 0;
    min-height: 36px;
    padding: 2px 8px;
    border: 1px solid var(--line);
    border-radius: 7px;
    background: var(--raised);
  }

  button {
    min-height: 36px;
  }

  .primary {
    border: 0;
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 700;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
  }

  .code {
    font: 800 58px / 1.1 var(--mono);
    letter-spacing: 0.08em;
  }

  [role='alert'] {
    display: grid;
    gap: 4px;
  }

  [role='alert'] strong {
    color: var(--wrong-ink);
  }

  .warning {
    padding: 10px 12px;
    border-left: 5px solid var(--key);
    border-radius: 6px;
    background: var(--key-wash);
  }

  .lost {
    color: var(--key-ink);
  }

  .where {
    font-weight: 650;
    overflow-wrap: anywhere;
  }

  pre {
    padding: 8px 10px;
    border-radius: 6px;
    background: var(--sunken);
    font: 12.5px/1.5 var(--mono);
  }

  .bars {
    display: grid;
    grid-template-columns: minmax(0, auto) minmax(80px, 1fr) auto;
    gap: 6px 10px;
    align-items: center;
  }

  .right {
    color: var(--right-ink);
    font-weight: 700;
  }

  .tag {
    padding: 1px 6px;
    border-radius: 9px;
    background: var(--right-wash);
    color: var(--right-ink);
    font-size: 11px;
    white-space: nowrap;
  }

  /* The standard green would mark every answer as right. */
  meter::-webkit-meter-optimum-value {
    background: var(--accent);
  }

  meter::-moz-meter-bar {
    background: var(--accent);
  }

  meter {
    width: 100%;
    height: 18px;
  }
`;
