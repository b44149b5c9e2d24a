import { css } from 'lit';

/** A row of tabs. */
export const tabStyles = css`
  [role='tablist'] {
    display: flex;
  }

  [role='tab'] {
    min-height: 26px;
    padding: 0 7px;
    border: 0;
    border-bottom: 2px solid transparent;
    border-radius: 0;
    background: none;
    color: var(--muted);
    font-size: 12px;
  }

  [role='tab'][aria-selected='true'] {
    border-color: var(--accent);
    color: var(--ink);
    font-weight: 600;
  }
`;

/** Arrow keys go from tab to tab. To listen with on the tab list. */
export function turnTab(event: KeyboardEvent): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0 || !(event.currentTarget instanceof HTMLElement)) {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')];
  const at = tabs.findIndex((tab) => tab.getAttribute('aria-selected') === 'true');
  const next = tabs[(at + step + tabs.length) % tabs.length];
  next?.click();
  next?.focus();
}
