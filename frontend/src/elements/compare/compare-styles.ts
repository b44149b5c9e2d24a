import { css } from 'lit';

/** Two runs: their verdicts and figures beside each other, their timelines one above the other. */
export const compareStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto auto auto minmax(260px, 1fr) auto;
    min-height: 0;
  }

  header {
    display: flex;
    gap: 6px;
    align-items: center;
    min-height: 40px;
    padding: 4px 8px 4px 12px;
  }

  header h2 {
    flex: 1;
  }

  button[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-wash);
    color: var(--accent);
    font-weight: 600;
  }

  .cards {
    display: grid;
    grid-template-columns: 1fr 1fr minmax(250px, auto);
    gap: 10px;
    padding: 0 12px 8px;
  }

  .card {
    padding: 8px 12px;
    border: 1px solid var(--tone-line);
    border-left-width: 5px;
    border-radius: 8px;
    background: var(--tone-wash);
  }

  h3 {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin: 0 0 4px;
    font-size: 13px;
  }

  h3 verdict-answers {
    margin-left: auto;
  }

  h3 span {
    color: var(--muted);
    font-weight: 500;
  }

  table {
    border-collapse: collapse;
    font-size: 11.5px;
    line-height: 1.3;
  }

  th {
    color: var(--muted);
    font-weight: 500;
    text-align: right;
  }

  th[scope='row'] {
    text-align: left;
    white-space: nowrap;
  }

  td {
    padding-left: 12px;
    font-weight: 600;
    text-align: right;
  }

  td.wrong {
    color: var(--wrong-ink);
  }

  .difference {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 16px;
    padding: 6px 12px;
    border-block: 1px solid var(--line);
    background: var(--accent-wash);
    font-size: 12.5px;
  }

  timeline-canvas {
    min-height: 260px;
  }

  .foot {
    height: 28px;
    padding: 5px 12px;
    border-top: 1px solid var(--line);
    overflow: hidden;
    font-size: 12px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  @media (max-width: 900px) {
    :host {
      grid-template-rows: auto auto auto 560px auto;
    }

    header {
      flex-wrap: wrap;
      /* Its two lines, which the cards would cover. */
      min-height: auto;
      padding: 8px;
    }

    header h2 {
      flex: 1 0 100%;
    }

    .cards {
      grid-template-columns: 1fr;
      padding: 0 8px 8px;
    }
  }
`;
