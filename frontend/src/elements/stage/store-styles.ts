import { css } from 'lit';

/** The store with its tickets, the threads and pulses between it and the buyers, and the hook of the key. */
export const storeStyles = css`
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

  .hook .lock {
    text-anchor: start;
    font-weight: 700;
  }

  .hook .title {
    font-weight: 700;
  }

  .hook .holder {
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
