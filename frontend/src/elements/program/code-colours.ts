import { css } from 'lit';

/** The colours of code; weight and slant say the same. */
export const codeColours = css`
  .keyword {
    color: var(--accent);
    font-weight: 600;
  }

  .string {
    color: var(--right-ink);
  }

  .number {
    color: var(--key-ink);
  }

  .comment {
    color: var(--muted);
    font-style: italic;
  }
`;
