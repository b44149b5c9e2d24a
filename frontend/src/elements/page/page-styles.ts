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
    grid-template-rows: auto minmax(0, 1fr) auto;
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

  @media (max-width: 900px) {
    main {
      display: flex;
      flex-direction: column;
      /* Below is a bar of actions over the page. */
      padding: 8px 8px 66px;

      /* No page is longer than two screens: of what is longer than its share, the rest is scrolled to in its place. */
      --scene: min(470px, 54dvh);
      --verdict: 98px;
      --whole: calc(120dvh - 139px);
      --task: 46dvh;
      --frame: calc(var(--head, 139px) + var(--guide, 0px) + 160px);
      --above: calc(var(--frame) + 34px + var(--verdict) + var(--scene));
    }

    first-minute ~ main {
      --guide: 126px;
    }

    /* Texts for screen readers scroll with the rest, instead of making the page longer. */
    .left,
    .centre.whole > * {
      position: relative;
    }

    .left {
      max-height: var(--task);
    }

    .left ~ phone-tabs {
      --above: calc(var(--frame) + 34px + var(--verdict) + var(--scene) + var(--task));
    }

    .centre.whole {
      max-height: var(--whole);
    }

    .whole ~ phone-tabs {
      --above: calc(var(--frame) + var(--whole));
    }

    .left ~ .whole {
      --whole: calc(80dvh - 139px);
    }

    .left ~ .whole ~ phone-tabs {
      --above: calc(var(--frame) + 80dvh - 139px + var(--task));
    }

    .centre.whole > * {
      overflow: auto;
    }

    .centre,
    .stripped > * {
      order: -1;
    }

    .strip {
      height: 34px;
    }

    .stripped run-verdict {
      height: var(--verdict);
    }

    .stripped .scene {
      height: var(--scene);
    }

    /* The controls are below the stage, so what differs from the shown run is said at the bottom of the screen. */
    run-strip[differs] {
      position: fixed;
      inset: auto 0 0;
      z-index: 4;
      padding: 6px 12px;
      border-top: 1px solid var(--line);
      background: var(--panel);
    }

    .phone {
      padding: 10px 12px;
    }

    .phone .findings {
      max-height: 560px;
    }

    run-timeline.panel {
      height: 430px;
      border: 0;
    }

    .controls.panel {
      border: 0;
    }

    .side {
      grid-template-rows: auto;
    }

    .controls {
      overflow: visible;
    }
  }

  /* Of the head, the row with Run stays. */
  @media (max-width: 699px) {
    page-header {
      top: calc(54px - var(--head, 139px));
    }

    .stripped run-verdict {
      top: 58px;
    }
  }

  /* Six lines of the verdict's sentence, on the narrowest phones seven. */
  @media (max-width: 480px) {
    main {
      --verdict: 112px;
    }
  }

  @media (max-width: 360px) {
    main {
      --verdict: 126px;
    }
  }
`;
