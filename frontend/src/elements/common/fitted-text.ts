import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** In pixels, the largest first; the smallest can still be read with ease. */
const SIZES = [15.5, 14.5, 13.5, 12.5, 11.5];

/**
 * Lets each text with the class `fitted` fit in a box of fixed height, however long it is: sets its custom property
 * `--fitted` to the largest font size that fits. Where none fits, the text keeps the smallest and scrolls, with the
 * keyboard too.
 *
 * The text needs `overflow: auto`, and a parent that can make it smaller than its content. What takes room from it and
 * gets its size by itself, such as slotted content or an element of its own, has the class `beside`.
 */
export class FittedText implements ReactiveController {
  private readonly watched = new Set<Element>();
  /** Not of the text: its size follows from the font, so that its own change would be reported again. */
  private readonly observer = new ResizeObserver(() => this.fit());

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostUpdated(): void {
    this.watch(this.host);
    this.host.shadowRoot?.querySelectorAll('.beside').forEach((beside) => this.watch(beside));
    this.fit();
  }

  hostDisconnected(): void {
    this.observer.disconnect();
    this.watched.clear();
  }

  private watch(element: Element): void {
    if (!this.watched.has(element)) {
      this.watched.add(element);
      this.observer.observe(element);
    }
  }

  private fit(): void {
    this.host.shadowRoot?.querySelectorAll<HTMLElement>('.fitted').forEach(fit);
  }
}

function fit(text: HTMLElement): void {
  const isCut = (size: number) => {
    text.style.setProperty('--fitted', `${String(size)}px`);
    return text.scrollHeight > text.clientHeight + 1;
  };
  if (SIZES.every(isCut)) {
    text.tabIndex = 0;
  } else {
    text.removeAttribute('tabindex');
  }
}
