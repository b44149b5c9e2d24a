import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Keeps the height of the page's head in the custom property `--head`: below it the verdict sticks. */
export class HeadHeight implements ReactiveController {
  private observed: Element | null = null;
  private readonly observer = new ResizeObserver(() => this.measure());

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostUpdated(): void {
    const head = this.host.shadowRoot?.querySelector('page-header') ?? null;
    if (head !== null && head !== this.observed) {
      this.observed = head;
      this.observer.observe(head);
    }
  }

  hostDisconnected(): void {
    this.observer.disconnect();
    this.observed = null;
  }

  private measure(): void {
    const height = this.observed?.getBoundingClientRect().height ?? 0;
    this.host.style.setProperty('--head', `${String(Math.round(height))}px`);
  }
}
