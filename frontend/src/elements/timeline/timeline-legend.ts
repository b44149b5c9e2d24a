import { css, html } from 'lit';
import type { Texts } from '../../texts/en';

/** What the timeline's signs mean. */
export const legendStyles = css`
  .legend {
    display: flex;
    flex: 1;
    gap: 14px;
    overflow: hidden;
    color: var(--muted);
    font-size: 11.5px;
    white-space: nowrap;
  }

  @media (max-width: 900px) {
    .legend {
      flex-wrap: wrap;
      gap: 0 12px;
      font-size: 11px;
      line-height: 15px;
    }
  }

  .legend span::before {
    content: '';
    display: inline-block;
    width: 14px;
    height: 9px;
    margin-right: 5px;
    border-radius: 2px;
  }

  .legend .waiting::before {
    background: repeating-linear-gradient(-45deg, var(--muted) 0 1.2px, transparent 1.2px 4px);
  }

  .legend .holding::before {
    background: var(--key);
  }

  .legend .thinking::before {
    height: 5px;
    margin-bottom: 2px;
    background: light-dark(#a9d5f2, #2d5b7c);
  }

  .legend .read::before,
  .legend .wrote::before,
  .legend .wrong::before {
    width: 10px;
    height: 10px;
    margin-bottom: -1px;
  }

  .legend .read::before {
    border: 1.6px solid light-dark(#0072b2, #56b4e9);
    border-radius: 50%;
  }

  .legend .wrote::before {
    background: var(--ink);
  }

  .legend .wrong::before {
    border-radius: 0;
    background: var(--wrong);
    transform: rotate(45deg) scale(0.9);
  }
`;

const KINDS = ['waiting', 'holding', 'thinking', 'read', 'wrote', 'wrong'] as const;

export function legend({ timeline }: Texts) {
  return html`<div class="legend" aria-hidden="true">
    ${KINDS.map((kind) => html`<span class=${kind}>${timeline.legend[kind]}</span>`)}
  </div>`;
}
