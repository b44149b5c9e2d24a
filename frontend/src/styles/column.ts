import { css } from 'lit';

/** A page that is read from top to bottom. */
export const columnStyles = css`
  main {
    display: grid;
    gap: 16px;
    max-width: 760px;
    margin: 0 auto;
    padding: 20px 14px 40px;
  }

  h1 {
    margin: 0;
    font-size: 24px;
  }

  a {
    color: var(--accent);
  }
`;
