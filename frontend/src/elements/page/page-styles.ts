import { css } from 'lit';

/** The run: verdict, stage and timeline, one above the other. */
export const runStyles = css`
  .panel {
    min-height: 0;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--panel);
  }

  .centre {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: 62px minmax(220px, 44fr) minmax(200px, 56fr);
    gap: 10px;
    min-height: 0;
  }

  .centre.stripped {
    grid-template-rows: 28px 92px minmax(200px, 42fr) minmax(200px, 58fr);
    row-gap: 8px;
  }

  .centre.whole {
    grid-template-rows: minmax(0, 1fr);
  }

  .scene {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: minmax(0, 1fr) auto;
    min-height: 0;
  }

  run-stage {
    margin: 10px 10px 0;
  }
`;

/** One screen without scrolling where there is room; on a phone, one column. */
export const pageStyles = css`
  ${runStyles}

  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: auto auto minmax(0, 1fr);
    height: 100dvh;
    min-height: 640px;
  }

  first-minute {
    grid-row: 2;
  }

  main {
    display: grid;
    grid-row: 3;
    grid-template-columns: 296px minmax(0, 1fr) 296px;
    gap: 10px;
    min-height: 0;
    padding: 10px;
  }

  .controls {
    overflow: auto;
    scrollbar-width: thin;
  }

  .side {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: auto minmax(0, 1fr) auto;
    gap: 14px;
    padding: 12px;
    overflow: hidden;
  }

  .findings {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: auto minmax(84px, 1fr) minmax(0, auto);
    row-gap: 6px;
    min-height: 0;
  }

  .side run-figures {
    padding-top: 10px;
    border-top: 1px solid var(--line);
  }

  summary {
    padding: 12px;
    font-weight: 600;
    cursor: pointer;
  }

  /* Where the page scrolls, its head and the verdict stay in view. */
  @media (max-width: 1180px) {
    :host {
      height: auto;
    }

    page-header {
      position: sticky;
      top: 0;
      z-index: 4;
    }

    .centre.stripped {
      display: contents;
    }

    .stripped run-verdict {
      position: sticky;
      top: calc(var(--head, 59px) + 4px);
      z-index: 3;
      border-radius: 10px;
      box-shadow: 0 0 0 4px var(--ground);
    }
  }

  @media (max-width: 1180px) and (min-width: 901px) {
    main {
      grid-template-columns: 296px minmax(0, 1fr);
      grid-template-rows: 28px 92px 330px 420px auto;
      row-gap: 8px;
    }

    .controls,
    .left {
      grid-row: 1 / 5;
    }

    .centre,
    .strip,
    .stripped > * {
      grid-column: 2 / -1;
    }

    .centre {
      grid-row: 1 / 5;
    }

    /* It may stick anywhere down to the page's end. */
    .stripped run-verdict {
      grid-row: 2 / 6;
      align-self: start;
      height: 92px;
    }

    .stripped .scene {
      grid-row: 3;
    }

    .stripped run-timeline {
      grid-row: 4;
    }

    .side {
      grid-row: 5;
      grid-column: 1 / -1;
      grid-template-columns: repeat(3, 1fr);
      grid-template-rows: auto;
    }

    .side run-figures {
      border: 0;
    }
  }
`;
