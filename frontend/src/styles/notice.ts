import { css } from 'lit';

/** A box over the page that names an obstacle. */
export const noticeStyles = css`
  :host {
    position: fixed;
    bottom: 16px;
    left: 50%;
    z-index: 5;
    width: min(560px, calc(100vw - 24px));
    transform: translateX(-50%);
  }

  .box {
    display: grid;
    gap: 6px;
    padding: 12px 14px;
    border: 1px solid var(--strong-line);
    border-left: 6px solid var(--wrong);
    border-radius: 10px;
    background: var(--raised);
    box-shadow: 0 8px 30px rgb(0 0 0 / 25%);
  }

  strong {
    font-size: 13.5px;
  }

  .actions {
    display: flex;
    gap: 8px;
    justify-content: flex-end;
  }
`;
