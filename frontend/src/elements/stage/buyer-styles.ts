import { css } from 'lit';

/** Hosts, processes, and the buyers in them with their slips. */
export const buyerStyles = css`
  .host > rect {
    fill: var(--sunken);
    stroke: var(--line);
  }

  .host > text,
  .process > text {
    fill: var(--muted);
  }

  .host > text {
    font-size: 11.5px;
    font-weight: 600;
  }

  .process > rect {
    fill: var(--raised);
    stroke: var(--line);
  }

  .process > text {
    font-size: 10px;
  }

  .cell {
    fill: transparent;
    stroke: transparent;
    stroke-width: 1.6;
  }

  .touch {
    fill: transparent;
    cursor: pointer;
  }

  .touch:hover {
    stroke: var(--accent);
    stroke-width: 1.6;
  }

  .touch:focus-visible,
  .bolt:focus-visible {
    outline: none;
    stroke: var(--accent);
    stroke-width: 3;
  }

  .bolt {
    cursor: pointer;
  }

  .bolt rect {
    fill: var(--raised);
    stroke: var(--line);
  }

  .bolt path {
    fill: var(--wrong);
    stroke: none;
  }

  .gated .status {
    fill: var(--accent);
    font-weight: 600;
  }

  .gated .cell {
    fill: var(--accent-wash);
  }

  .threads .cell {
    stroke: var(--line);
    stroke-width: 1;
  }

  .name {
    font-weight: 600;
  }

  .status {
    fill: var(--muted);
    font-size: 10.5px;
  }

  .person,
  .head {
    fill: var(--strong-line);
  }

  .waiting .person,
  .absent .person {
    fill: var(--line);
    stroke: var(--strong-line);
    stroke-dasharray: 2 1.5;
  }

  .thinking .person,
  .working .person,
  .thinking .head,
  .working .head {
    fill: light-dark(#3b8fc4, #56b4e9);
  }

  .bought .person,
  .bought .head {
    fill: var(--right);
  }

  .wronged .person,
  .wronged .head {
    fill: var(--wrong);
  }

  .dead .person,
  .failed .person,
  .stuck .person {
    fill: var(--muted);
    opacity: 0.5;
  }

  .holder .cell {
    fill: var(--key-wash);
    stroke: var(--key);
  }

  .frozen .cell {
    stroke: var(--ice);
    stroke-dasharray: 4 2;
  }

  .dead .cell {
    fill: var(--sunken);
  }

  .wronged .cell {
    fill: var(--wrong-wash);
    stroke: var(--wrong);
  }

  .highlighted .cell {
    stroke: var(--accent);
    stroke-width: 2.4;
  }

  .sign {
    fill: var(--muted);
    font-weight: 700;
    text-anchor: end;
  }

  .wronged .status,
  .killed .status,
  .failed .status,
  .stuck .status,
  .killed .sign,
  .dead:not(.stopped) .sign,
  .failed .sign,
  .stuck .sign {
    fill: var(--wrong-ink);
    font-weight: 600;
  }

  .bought:not(.wronged) .status {
    fill: var(--right-ink);
    font-weight: 600;
  }

  .slip path {
    fill: light-dark(#ffffff, #eef2f6);
    stroke: #7d8997;
  }

  .slip .fold {
    fill: light-dark(#dfe5eb, #c3ccd6);
  }

  .slip text {
    fill: #17212d;
    font-weight: 700;
    text-anchor: middle;
  }

  .slip.stale path {
    stroke-dasharray: 2.5 2;
  }

  .slip.stale text {
    fill: #5d6876;
    text-decoration: line-through;
  }
`;
