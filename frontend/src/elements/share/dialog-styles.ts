import { css } from 'lit';

/** Styles that the dialogs about links share. */
export const dialogStyles = css`
  section {
    display: grid;
    gap: 6px;
    padding: 12px 0;
    border-top: 1px solid var(--line);
  }

  section h3 {
    font-size: 13px;
    font-weight: 650;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
  }

  textarea,
  input[type='text'],
  input[type='search'] {
    flex: 1;
    min-width: 0;
    min-height: 32px;
    padding: 4px 8px;
    border: 1px solid var(--line);
    border-radius: 7px;
    background: var(--sunken);
    color: inherit;
    font: inherit;
  }

  textarea {
    width: 100%;
    min-height: 44px;
    resize: vertical;
  }

  .primary {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }

  .wrong {
    color: var(--wrong-ink);
  }

  a {
    color: var(--accent);
  }
`;
