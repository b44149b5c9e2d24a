import { css } from 'lit';

/** The page in one column. */
export const phoneStyles = css`
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
