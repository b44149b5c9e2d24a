import { css } from 'lit';

/** The lines of a program, and the buyers at them. */
export const programStyles = css`
  header {
    display: flex;
    gap: 6px;
    align-items: center;
    min-height: 30px;
  }

  .code {
    margin-top: 4px;
    padding: 6px 0;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--sunken);
    max-height: 300px;
    overflow: auto;
    scrollbar-width: thin;
    font: 12.5px/22px var(--mono);
  }

  li {
    display: flex;
    gap: 8px;
    align-items: center;
    height: 22px;
    padding: 0 8px;
  }

  li i {
    flex: none;
    width: 14px;
    color: var(--muted);
    font-size: 11px;
    font-style: normal;
    text-align: right;
  }

  li.busy {
    background: var(--accent-wash);
  }

  .text {
    white-space: pre;
  }

  .meaning {
    overflow: hidden;
    color: var(--muted);
    font: 11.5px var(--font);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .here {
    display: flex;
    flex: none;
    gap: 3px;
    margin-left: auto;
  }

  .here span {
    min-width: 18px;
    height: 16px;
    padding: 0 4px;
    border-radius: 8px;
    background: var(--accent);
    color: var(--on-accent);
    font: 600 10.5px/16px var(--font);
    text-align: center;
  }

  .here .waiting {
    background: none;
    box-shadow: inset 0 0 0 1px var(--strong-line);
    color: var(--muted);
  }

  .here .holder {
    background: var(--key);
    color: #2b1d00;
  }

  .here .dead {
    background: none;
    box-shadow: inset 0 0 0 1px var(--wrong);
    color: var(--wrong-ink);
    text-decoration: line-through;
  }

  .draft {
    display: flex;
    gap: 6px;
    align-items: center;
    margin-top: 4px;
    color: var(--accent);
    font-size: 12px;
  }

  .draft button {
    flex: none;
    min-height: 22px;
    margin-left: auto;
    font-size: 11.5px;
  }

  .edit {
    min-height: 24px;
    margin-left: auto;
    padding: 0 8px;
    font-size: 12px;
    white-space: nowrap;
  }

  li .bolt {
    flex: none;
    color: var(--wrong-ink);
  }

  li.wrong {
    background: var(--wrong-wash);
  }

  li.wrong .text {
    text-decoration: underline wavy var(--wrong) 1px;
    text-underline-offset: 3px;
  }

  li.wrong .meaning {
    color: var(--wrong-ink);
  }
`;
