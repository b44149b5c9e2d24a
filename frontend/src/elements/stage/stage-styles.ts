import { css } from 'lit';

export const stageStyles = css`
  svg {
    display: block;
    width: 100%;
    height: 100%;
    overflow: visible;
  }

  text {
    fill: var(--ink);
    font-size: 11px;
    font-variant-numeric: tabular-nums;
    dominant-baseline: middle;
    pointer-events: none;
  }

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
  .dead .sign,
  .failed .sign,
  .stuck .sign {
    fill: var(--wrong-ink);
    font-weight: 600;
  }

  .bought:not(.wronged) .status {
    fill: var(--right-ink);
    font-weight: 600;
  }

  .key {
    fill: var(--key);
    stroke: var(--key-edge);
    stroke-width: 1;
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

  .ticket text {
    font-weight: 700;
    text-anchor: middle;
  }

  .ticket.free path {
    fill: var(--raised);
    stroke: var(--strong-line);
  }

  .ticket.written path {
    fill: var(--right);
  }

  .ticket.written text {
    fill: #fff;
  }

  .ticket.twice path {
    fill: var(--wrong);
    stroke: light-dark(#7a3500, #ffc9a3);
    stroke-width: 1.4;
  }

  .ticket.twice text {
    fill: var(--on-wrong);
  }

  .ticket.believed path {
    fill: none;
    stroke: var(--strong-line);
    stroke-dasharray: 3 2;
  }

  .ticket.believed text {
    fill: var(--muted);
  }

  .store .panel {
    fill: var(--raised);
    stroke: var(--strong-line);
  }

  .store.oversold .panel {
    stroke: var(--wrong);
    stroke-width: 2;
  }

  .store text,
  .hook text {
    text-anchor: middle;
  }

  .store text {
    paint-order: stroke;
    stroke: var(--raised);
    stroke-width: 4px;
  }

  .store .ticket text {
    stroke: none;
  }

  .store .caption {
    fill: var(--muted);
    font-family: var(--mono);
    font-size: 11px;
  }

  .store .count {
    font-weight: 700;
  }

  .store .label,
  .hook .label {
    fill: var(--muted);
  }

  .store .sold {
    font-weight: 600;
  }

  .store.oversold .sold {
    fill: var(--wrong-ink);
    font-size: 12.5px;
    font-weight: 700;
  }

  .thread {
    fill: none;
    stroke-width: 1.6;
    stroke-linecap: round;
    opacity: 0.85;
    pointer-events: none;
  }

  .thread.thin {
    stroke-width: 1;
    opacity: 0.5;
  }

  .thread.written {
    stroke: var(--right);
  }

  .thread.twice {
    stroke: var(--wrong);
    stroke-width: 2;
  }

  .pulse {
    fill: none;
    stroke-width: 5;
    stroke-linecap: round;
    opacity: 0.3;
    pointer-events: none;
  }

  .pulse.read {
    stroke: light-dark(#0072b2, #56b4e9);
  }

  .pulse.wrote {
    stroke: var(--ink);
  }

  .hook .board {
    fill: var(--sunken);
    stroke: var(--line);
    stroke-dasharray: 3 2;
  }

  .hook .whose {
    text-anchor: end;
    fill: var(--key-ink);
    font-weight: 600;
  }

  .hook.double .board {
    stroke: var(--wrong);
  }

  .hook .peg {
    fill: none;
    stroke: var(--muted);
    stroke-width: 1.6;
  }
`;
