import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { DARK, LIGHT } from '../draw/palette';
import { paintTimeline } from '../draw/timeline-painter';
import { hitTest, type Hit } from '../geometry/hit';
import { duration } from '../geometry/ticks';
import { AXIS, fit, pan, resize, reveal, tOf, zoom, type View } from '../geometry/view';
import type { Picture } from '../model/picture';
import type { TimeWindow } from '../share/address';
import { shared } from '../styles/shared';
import type { Texts } from '../texts/en';
import { EventPinned, PlayerChange, WindowChange } from './events';
import { seek, type Player } from '../app/player';
import { TimelineGestures, type GestureTarget } from './timeline-gestures';

const STEP = 1.4;
/** What is shown before anything has happened. */
const EMPTY_NS = 40e6;
const PAN_PX = 80;
const TOOLTIP_WIDTH = 280;

/** The lanes of a run on a canvas: zoom, pan, point, pin and scrub. */
@customElement('timeline-canvas')
export class TimelineCanvas extends LitElement implements GestureTarget {
  static override styles = [
    shared,
    css`
      :host {
        position: relative;
        overflow: hidden;
        contain: strict;
      }

      canvas {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        touch-action: pan-y;
        cursor: crosshair;
      }

      canvas:focus-visible {
        outline-offset: -2px;
      }

      .tip {
        position: absolute;
        z-index: 2;
        max-width: ${TOOLTIP_WIDTH}px;
        padding: 6px 9px;
        border: 1px solid var(--strong-line);
        border-radius: 8px;
        background: var(--raised);
        box-shadow: 0 4px 14px rgb(0 0 0 / 18%);
        font-size: 12px;
        line-height: 1.35;
        pointer-events: none;
      }

      .tip b {
        margin-right: 6px;
      }

      .tip time {
        color: var(--muted);
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) picture!: Picture;
  @property({ attribute: false }) player!: Player;
  @property({ attribute: false }) lit: ReadonlySet<number> = new Set();
  /** The event to have in sight. */
  @property({ attribute: false }) focusSeq: number | null = null;
  /** The stretch to show; null for all of the run. */
  @property({ attribute: false }) window: TimeWindow | null = null;
  @property({ attribute: false }) moment: number | null = null;
  @property({ attribute: false }) describeEvent!: (seq: number) => string;
  @property({ type: Number }) now = 0;
  @property({ type: Boolean }) dark = false;
  @property({ type: Boolean }) hasLock = false;
  @property({ type: Boolean }) isOver = false;
  /** Another run starts with everything in view again. */
  @property() runId = '';
  @property() label = '';

  @query('canvas') private readonly canvas!: HTMLCanvasElement;
  @state() private pointer: { x: number; y: number; hit: Hit | null } | null = null;

  private view: View = { from: 0, to: 40e6, width: 0, height: 0, laneCount: 0, scroll: 0 };
  private isFollowing = true;
  private resizing: ResizeObserver | null = null;

  override firstUpdated(): void {
    new TimelineGestures(this.canvas, AXIS, this);
    this.resizing = new ResizeObserver(() => {
      this.view = resize(this.view, this.clientWidth, this.clientHeight);
      this.requestUpdate();
    });
    this.resizing.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizing?.disconnect();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    this.view = { ...this.view, laneCount: this.picture.laneCount };
    if (changed.has('runId')) {
      this.pointer = null;
    }
    if (changed.has('runId') || changed.has('window')) {
      this.isFollowing = this.window === null;
      this.view = this.window === null ? this.view : { ...this.view, ...this.window };
    }
    if (this.isFollowing) {
      const { from, to } = this.picture;
      const end = to === 0 ? EMPTY_NS : this.isOver ? to : Math.max(to, this.now);
      this.view = fit(this.view, from, end);
    }
    if (changed.has('focusSeq') && this.focusSeq !== null) {
      const place = this.picture.places.get(this.focusSeq);
      if (place !== undefined) {
        this.view = reveal(this.view, place.t, place.lane);
      }
    }
  }

  override updated(): void {
    this.paint();
  }

  override render() {
    return html`
      <canvas tabindex="0" role="img" aria-label=${this.label} @keydown=${this.key}></canvas>
      ${this.tooltip()}
    `;
  }

  fit(): void {
    this.isFollowing = true;
    this.requestUpdate();
    this.dispatchEvent(new WindowChange(null));
  }

  zoomStep(direction: 1 | -1): void {
    this.zoomBy(direction === 1 ? STEP : 1 / STEP, this.view.width / 2);
  }

  zoomBy(factor: number, x: number): void {
    this.change(zoom(this.view, x, factor));
  }

  panBy(dx: number, dy: number): void {
    this.change(pan(this.view, dx, dy));
  }

  point(x: number, y: number): void {
    this.pointer = { x, y, hit: hitTest(this.picture, this.view, x, y) };
  }

  leave(): void {
    this.pointer = null;
  }

  pick(x: number, y: number): void {
    this.point(x, y);
    const hit = this.pointer?.hit ?? null;
    if (hit === null) {
      this.dispatchEvent(new EventPinned(null));
      return;
    }
    this.dispatchEvent(new EventPinned(hit.kind === 'mark' ? hit.mark.seq : hit.span.seq));
  }

  scrub(x: number): void {
    const t = Math.min(Math.max(tOf(this.view, x), 0), this.now);
    this.dispatchEvent(new PlayerChange(seek(this.player, t)));
  }

  /** @returns whether the key meant something to the timeline */
  press(key: string): boolean {
    switch (key) {
      case 'w':
      case '+':
        this.zoomStep(1);
        return true;
      case 's':
      case '-':
        this.zoomStep(-1);
        return true;
      case 'a':
        this.panBy(-PAN_PX, 0);
        return true;
      case 'd':
        this.panBy(PAN_PX, 0);
        return true;
      case 'f':
      case '0':
        this.fit();
        return true;
      case 'ArrowUp':
      case 'ArrowDown':
        this.panBy(0, key === 'ArrowUp' ? -PAN_PX / 2 : PAN_PX / 2);
        return true;
      default:
        return false;
    }
  }

  private key(event: KeyboardEvent): void {
    if (!event.ctrlKey && !event.metaKey && !event.altKey && this.press(event.key)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  private change(view: View): void {
    this.isFollowing = false;
    this.view = view;
    this.requestUpdate();
    this.dispatchEvent(new WindowChange({ from: view.from, to: view.to }));
  }

  private paint(): void {
    const { width, height } = this.view;
    const context = this.canvas.getContext('2d');
    if (context === null || width === 0) {
      return;
    }
    const ratio = window.devicePixelRatio;
    const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.canvas.width !== w || this.canvas.height !== h) {
      this.canvas.width = w;
      this.canvas.height = h;
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    paintTimeline(context, {
      picture: this.picture,
      view: this.view,
      palette: this.dark ? DARK : LIGHT,
      font: getComputedStyle(this).fontFamily,
      texts: this.texts,
      lit: this.lit,
      moment: this.moment,
      now: this.now,
      pointer: this.pointer === null ? null : tOf(this.view, this.pointer.x),
      hasLock: this.hasLock,
    });
  }

  private tooltip() {
    const { pointer } = this;
    if (pointer?.hit == null) {
      return nothing;
    }
    const left = Math.min(pointer.x + 14, Math.max(0, this.view.width - TOOLTIP_WIDTH));
    const above = pointer.y > this.view.height - 80;
    const top = above ? pointer.y - 58 : pointer.y + 16;
    return html`<div class="tip" style="left:${left}px;top:${top}px">
      ${this.sayHit(pointer.hit)}
    </div>`;
  }

  private sayHit(hit: Hit) {
    if (hit.kind === 'mark') {
      return html`<time>${duration(hit.mark.t, 5)}</time> ${this.describeEvent(hit.mark.seq)}`;
    }
    const { span } = hit;
    const say = this.texts.timeline;
    const length = span.to === null ? say.stillOpen : say.lasted(duration(span.to - span.from));
    return html`<b>${this.sayWho(span.buyer)}</b>${this.saySpan(hit)} <time>${length}</time>`;
  }

  private sayWho(buyer: number | null): string {
    return buyer === null ? '' : this.texts.buyer(buyer);
  }

  private saySpan({ span }: Extract<Hit, { kind: 'span' }>): string {
    const say = this.texts.timeline.span;
    switch (span.kind) {
      case 'count':
        return say.count(span.label);
      case 'held':
        if (span.label.includes('+')) {
          const names = span.label.split('+').map((buyer) => this.texts.buyer(Number(buyer)));
          return say.heldByTwo(this.texts.buyers(names));
        }
        return span.wrong ? say.heldByGone : say.held;
      default:
        return say[span.kind];
    }
  }
}
