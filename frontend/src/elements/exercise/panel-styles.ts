import { css } from 'lit';

/** How an exercise's panel looks. */
export const panelStyles = css`
  header {
    color: var(--muted);
    font-size: 12px;
  }

  h1 {
    margin: 4px 0 0;
    color: var(--ink);
    font-size: 19px;
    line-height: 1.25;
  }

  a {
    color: var(--accent);
  }

  .tick,
  .met .mark,
  .good {
    color: var(--right-ink);
  }

  .parts {
    display: grid;
    gap: 10px;
  }

  .part {
    display: grid;
    grid-template-columns: 18px minmax(0, 1fr);
    gap: 6px;
    padding: 10px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--raised);
  }

  .part.met {
    border-color: var(--right);
  }

  .mark {
    font-weight: 700;
  }

  .body {
    display: grid;
    gap: 8px;
    min-width: 0;
  }

  .body > .prose:first-child {
    font-weight: 600;
  }

  summary {
    color: var(--muted);
    font-size: 12px;
    cursor: pointer;
  }

  details ul,
  .lacks ul {
    padding-left: 16px;
    font-size: 12.5px;
    list-style: disc;
  }

  .row {
    display: flex;
    gap: 8px;
    align-items: center;
    font-size: 12.5px;
  }

  progress {
    flex: 1;
    min-width: 60px;
    accent-color: var(--right);
  }

  .questions {
    display: grid;
    gap: 8px;
  }

  .questions fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
  }

  .questions label {
    display: flex;
    gap: 4px;
    align-items: center;
    min-height: 28px;
  }

  .good {
    font-weight: 600;
  }

  .lacks {
    padding: 8px 10px;
    border-left: 3px solid var(--key);
    border-radius: 4px;
    background: var(--key-wash);
  }

  .lacks li + li {
    margin-top: 6px;
  }

  .lacks .prose {
    font-size: 12.5px;
  }

  .seen {
    padding: 8px 10px;
    border-left: 3px solid var(--right);
    border-radius: 4px;
    background: var(--right-wash);
  }

  .keeps {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    align-items: center;
  }

  .hint {
    padding: 8px 10px;
    border: 1px dashed var(--strong-line);
    border-radius: 8px;
  }

  .more {
    justify-self: start;
  }

  .ending {
    display: grid;
    gap: 6px;
    padding: 12px;
    border: 2px solid var(--right);
    border-radius: 9px;
    background: var(--right-wash);
  }

  .result,
  .scenario {
    display: grid;
    gap: 8px;
    padding: 10px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--raised);
  }

  .result {
    border-color: var(--tone-line);
    border-left-width: 5px;
    background: var(--tone-wash);
    color: var(--ink);
    font-weight: 400;
  }

  .result li {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr);
    gap: 4px;
  }

  .result h2,
  .scenario h2 {
    color: var(--ink);
    font-size: 13.5px;
  }

  .onwards {
    justify-self: start;
    margin-top: 6px;
    padding: 8px 14px;
    border-radius: 9px;
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 700;
    text-decoration: none;
  }
`;
