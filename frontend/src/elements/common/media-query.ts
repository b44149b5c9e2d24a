import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Whether the viewer's system is dark. */
export const DARK = '(prefers-color-scheme: dark)';

/** Whether the viewer wants no motion; then no run is shown in slow motion. */
export const REDUCED_MOTION = '(prefers-reduced-motion: reduce)';

/** Whether a media query matches; updates its host on a change. */
export class MediaQuery implements ReactiveController {
  private readonly list: MediaQueryList;

  constructor(
    private readonly host: ReactiveControllerHost,
    query: string,
  ) {
    this.list = matchMedia(query);
    host.addController(this);
  }

  get matches(): boolean {
    return this.list.matches;
  }

  hostConnected(): void {
    this.list.addEventListener('change', this.change);
  }

  hostDisconnected(): void {
    this.list.removeEventListener('change', this.change);
  }

  private readonly change = (): void => {
    this.host.requestUpdate();
  };
}
