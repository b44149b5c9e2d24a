import { css } from 'lit';

/** What lies over the page until it is closed: its frame, and the line with its title. */
export const dialogFrame = css`
  dialog {
    width: min(680px, calc(100vw - 24px));
    max-height: calc(100dvh - 32px);
    padding: 16px 20px 20px;
    overflow: auto;
    border: 1px solid var(--strong-line);
    border-radius: 12px;
    background: var(--raised);
    color: var(--ink);
    box-shadow: 0 12px 50px rgb(0 0 0 / 35%);
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 40%);
  }

  .top {
    display: flex;
    align-items: center;
    justify-content: space-between;
    margin-bottom: 6px;
  }

  .top h2 {
    color: var(--ink);
    font-size: 15px;
  }
`;
