import { css } from 'lit';

/** The layout of the instructor's page. */
export const deskStyles = css`
  main {
    grid-template-columns: 300px minmax(0, 1fr);
    align-items: start;
    max-width: none;
  }

  .column {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }

  .column:only-child {
    grid-column: 1 / -1;
  }

  img {
    width: 100%;
    max-width: 240px;
    border-radius: 8px;
  }

  copy-field {
    flex-direction: column;
    align-items: stretch;
  }

  li label {
    display: flex;
    gap: 6px;
    align-items: center;
    min-height: 28px;
  }

  .link {
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: end;
    padding: 0;
    border: 0;
  }

  @media (max-width: 900px) {
    main {
      grid-template-columns: minmax(0, 1fr);
    }

    img {
      max-width: 150px;
    }

    /* What is longer than its share of the page is scrolled to in its place. */
    ol,
    workshop-screen {
      position: relative;
      max-height: 26dvh;
      overflow: auto;
    }

    workshop-screen {
      max-height: 46dvh;
    }
  }
`;
