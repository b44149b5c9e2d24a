import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { paintMini } from '../../draw/mini';
import { DARK, LIGHT } from '../../draw/palette';
import { surfaceOf } from '../../draw/surface';
import type { EventLog } from '../../model/event-log';
import { PictureCache } from '../../model/picture-cache';

/** A run as a small picture, whose description stands beside it. */
@customElement('mini-timeline')
export class MiniTimeline extends LitElement {
  static override styles = css`
    :host {
      display: block;
      height: 64px;
    }

    canvas {
      width: 100%;
      height: 100%;
      border-radius: 5px;
    }
  `;

  @property({ attribute: false }) log: EventLog | null = null;
  @property({ type: Number }) version = 0;
  @property({ type: Boolean }) dark = false;

  @query('canvas') private readonly canvas!: HTMLCanvasElement;
  private readonly pictures = new PictureCache();
  private resizing: ResizeObserver | null = null;

  override firstUpdated(): void {
    this.resizing = new ResizeObserver(() => this.paint());
    this.resizing.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizing?.disconnect();
  }

  override render() {
    return html`<canvas aria-hidden="true"></canvas>`;
  }

  override updated(): void {
    this.paint();
  }

  private paint(): void {
    const [width, height] = [this.clientWidth, this.clientHeight];
    const context = surfaceOf(this.canvas, width, height);
    if (context === null) {
      return;
    }
    const palette = this.dark ? DARK : LIGHT;
    if (this.log === null) {
      context.fillStyle = palette.lane;
      context.fillRect(0, 0, width, height);
      return;
    }
    const { locks } = this.log.setup;
    paintMini(context, this.pictures.of(this.log), locks.length, palette, width, height);
  }
}
