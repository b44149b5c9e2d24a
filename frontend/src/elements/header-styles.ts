import { css } from 'lit';

/** The head of the page: one row where there is room, at most three on a phone. */
export const headerStyles = css`
  :host {
    display: flex;
    gap: 12px;
    align-items: center;
    min-height: 56px;
    padding: 8px 14px;
    border-bottom: 1px solid var(--line);
    background: var(--panel);
  }

  h1 {
    display: flex;
    gap: 8px;
    align-items: center;
    margin: 0;
    font-size: 16px;
    font-weight: 750;
    letter-spacing: -0.01em;
    white-space: nowrap;
  }

  h1 svg {
    width: 22px;
    height: 22px;
    fill: var(--key);
    stroke: light-dark(#6b4700, #2b1d00);
  }

  .preset {
    min-width: 0;
    max-width: 240px;
    min-height: 36px;
    font-weight: 600;
    text-overflow: ellipsis;
  }

  .summary {
    flex: 1;
    overflow: hidden;
    color: var(--muted);
    font-size: 12px;
    line-height: 1.3;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  .summary.hint {
    color: var(--accent);
    font-weight: 600;
  }

  .run {
    min-width: 132px;
    min-height: 38px;
    border: 0;
    border-radius: 9px;
    background: var(--accent);
    color: var(--on-accent);
    font-size: 15px;
    font-weight: 700;
  }

  .run:hover:not(:disabled) {
    filter: brightness(1.1);
  }

  .run:disabled {
    opacity: 0.7;
    color: var(--on-accent);
  }

  .run.stop {
    background: var(--ink);
    color: var(--panel);
  }

  .small,
  .undo button {
    min-height: 36px;
    white-space: nowrap;
  }

  .undo {
    display: flex;
  }

  .undo button {
    min-width: 34px;
    padding: 0;
    font-size: 17px;
  }

  .undo button:first-child {
    border-radius: 7px 0 0 7px;
  }

  .undo button:last-child {
    margin-left: -1px;
    border-radius: 0 7px 7px 0;
  }

  @media (max-width: 900px) {
    :host {
      flex-wrap: wrap;
      gap: 8px;
      padding: 8px 10px;
    }

    h1 {
      flex: 1;
      font-size: 15px;
    }

    .summary {
      display: none;
    }

    .preset {
      flex: 1 1 120px;
      order: 2;
      max-width: none;
    }

    .undo,
    .run,
    .step {
      order: 3;
    }

    ::slotted(*) {
      order: 4;
    }

    .undo {
      display: none;
    }

    .run {
      min-width: 116px;
    }
  }

  @media (max-width: 480px) {
    :host {
      gap: 6px;
    }

    h1 {
      flex: none;
    }

    h1 span {
      position: absolute;
      clip-path: inset(50%);
    }

    .preset {
      flex-basis: 150px;
      order: 0;
    }

    .run {
      flex: 1;
    }

    .small {
      padding: 2px 8px;
    }
  }
`;
