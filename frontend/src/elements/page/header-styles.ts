import { css } from 'lit';

/** The head of the page: one row where there is room, at most three on a phone. */
export const headerStyles = css`
  :host {
    display: flex;
    gap: 12px;
    align-items: center;
    min-height: 59px;
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
    stroke: var(--key-edge);
  }

  .preset {
    min-width: 0;
    max-width: 216px;
    min-height: 36px;
    font-weight: 600;
    text-overflow: ellipsis;
  }

  .summary {
    flex: 1;
    overflow: hidden;
    color: var(--muted);
    font-size: 11.5px;
    line-height: 1.2;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }

  .summary.hint {
    color: var(--accent);
    font-weight: 600;
  }

  @media (max-width: 1280px) {
    h1 span {
      position: absolute;
      clip-path: inset(50%);
    }

    .summary {
      display: none;
    }

    .preset {
      flex: 1;
    }

    /* There is no room in the row: it lies over the foot of the page, and moves nothing. */
    .summary.hint {
      position: fixed;
      bottom: 10px;
      left: 50%;
      z-index: 4;
      display: flex;
      justify-content: center;
      width: max-content;
      max-width: calc(100vw - 20px);
      padding: 8px 12px;
      border: 1px solid var(--accent);
      border-radius: 10px;
      background: var(--accent-wash);
      box-shadow: 0 4px 18px rgb(0 0 0 / 22%);
      font-size: 13px;
      transform: translateX(-50%);
    }
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

    .preset {
      flex: 1 1 120px;
      max-width: none;
    }

    .undo,
    .help {
      display: none;
    }

    /* Last is the row that stays in view. */
    .run,
    .free,
    .step,
    ::slotted(repeat-tools) {
      order: 3;
    }

    ::slotted(*) {
      order: 2;
    }

    .run {
      min-width: 116px;
    }
  }

  /* That row begins with Run, however short the names before it are. */
  @media (max-width: 699px) {
    :host::after {
      flex: 0 0 100%;
      order: 2;
      height: 0;
      margin-top: -8px;
      content: '';
    }
  }

  /* One row on a tablet. */
  @media (min-width: 700px) and (max-width: 900px) {
    :host {
      flex-wrap: nowrap;
      gap: 4px;
    }

    /* It takes all free room, so that no name of a scenario is cut. */
    .preset {
      flex: 100 1 60px;
      min-width: 60px;
      padding: 2px 4px;
      font-size: 12px;
    }

    .run {
      min-width: 0;
      padding: 2px 10px;
      white-space: nowrap;
    }

    .small {
      padding: 2px 6px;
    }
  }

  @media (max-width: 480px) {
    :host {
      gap: 6px;
    }

    :host::after {
      margin-top: -6px;
    }

    .preset {
      flex-basis: 150px;
      order: 0;
    }

    /* Takes what the others of its row leave, so that stepping, which has longer names, adds no row. */
    .run {
      flex: 1 1 80px;
      min-width: min-content;
      white-space: nowrap;
    }

    .small {
      padding: 2px 8px;
    }
  }
`;
