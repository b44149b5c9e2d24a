import { css } from 'lit';

/** The list of all exercises. */
export const pathStyles = css`
  .bar {
    display: flex;
    gap: 10px;
    align-items: center;
  }

  progress {
    flex: 1;
    accent-color: var(--right);
  }

  ol {
    display: grid;
    gap: 6px;
  }

  .exercise {
    display: grid;
    grid-template-columns: 34px minmax(0, 1fr) auto;
    gap: 2px 10px;
    align-items: center;
    min-height: 44px;
    padding: 6px 12px;
    border: 1px solid var(--line);
    border-radius: 9px;
    background: var(--panel);
    color: inherit;
    text-decoration: none;
  }

  .exercise:hover {
    border-color: var(--accent);
  }

  .exercise.here {
    border: 2px solid var(--accent);
    background: var(--accent-wash);
  }

  section {
    display: grid;
    gap: 6px;
  }

  main {
    gap: 12px;
  }

  h2 {
    margin-top: 4px;
    color: var(--ink);
    font-size: 16px;
  }

  .minutes {
    margin-left: 6px;
    color: var(--muted);
    font-size: 12px;
    font-weight: 400;
  }

  .goal,
  .total {
    color: var(--muted);
    font-size: 13px;
  }

  .all {
    color: var(--right-ink);
    font-weight: 650;
  }

  .number {
    color: var(--muted);
    font-weight: 700;
    text-align: center;
  }

  .solved .number {
    color: var(--right-ink);
  }

  .title {
    font-size: 14.5px;
    font-weight: 650;
  }

  .state {
    color: var(--muted);
    font-size: 12px;
    text-align: end;
  }

  .solved .state {
    color: var(--right-ink);
  }

  @media (max-width: 600px) {
    .exercise {
      min-height: 40px;
      padding: 5px 12px;
    }
  }

  .goon {
    grid-column: 2 / -1;
    color: var(--accent);
    font-size: 12px;
    font-weight: 600;
  }

  /* All chapters are within two screens of the narrowest phone, too. */
  @media (max-width: 360px) {
    main {
      gap: 8px;
      padding: 12px 10px 16px;
    }

    h1 {
      font-size: 20px;
    }

    h2 {
      margin: 0;
      font-size: 15px;
    }

    section {
      gap: 3px;
    }

    ol {
      gap: 3px;
    }

    .goal,
    .total {
      font-size: 12px;
      line-height: 1.25;
    }

    .exercise {
      grid-template-columns: 20px minmax(0, 1fr) auto;
      gap: 0 8px;
      min-height: 32px;
      padding: 2px 8px;
    }

    .title {
      font-size: 13px;
      line-height: 1.2;
    }

    .state {
      font-size: 11px;
    }
  }
`;
