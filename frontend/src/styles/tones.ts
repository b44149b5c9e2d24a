import { css } from 'lit';

/**
 * The colours of a verdict's tones, as custom properties: `--tone-line` for a border, `--tone-wash` for a background,
 * `--tone-ink` for text.
 */
export const tones = css`
  .good {
    --tone-line: var(--right);
    --tone-wash: var(--right-wash);
    --tone-ink: var(--right-ink);
  }

  .wrong {
    --tone-line: var(--wrong);
    --tone-wash: var(--wrong-wash);
    --tone-ink: var(--wrong-ink);
  }

  /* What is stuck is not unsafe: a border in the same colour, no background. */
  .stuck {
    --tone-line: var(--wrong);
    --tone-wash: var(--sunken);
    --tone-ink: var(--wrong-ink);
  }

  .uneasy {
    --tone-line: var(--key);
    --tone-wash: var(--key-wash);
    --tone-ink: var(--key-ink);
  }

  .quiet,
  .busy {
    --tone-line: var(--strong-line);
    --tone-wash: var(--sunken);
    --tone-ink: var(--muted);
  }
`;
