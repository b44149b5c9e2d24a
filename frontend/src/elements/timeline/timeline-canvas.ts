import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { type Player, seek } from '../../app/player';
import { DARK, LIGHT } from '../../draw/palette';
import type { Flag, LaneHead } from '../../draw/scene';
import { surfaceOf } from '../../draw/surface';
import { paintTimeline } from '../../draw/timeline-painter';
import { type Hit, hitTest } from '../../geometry/hit';
import {
  AXIS,
  fit,
  GUTTER,
  laneAt,
  pan,
  resize,
  reveal,
  tOf,
  type View,
  zoom,
} from '../../geometry/view';
import { type Axis, TIME_AXIS } from '../../model/axis';
import { isOtherSet } from '../../model/memo';
import type { Picture } from '../../model/picture';
import type { TimeRange } from '../../model/time-range';
import { shared } from '../../styles/shared';
import type { Texts } from '../../texts/en';
import {
  EventPinned,
  LanePinned,
  PlayerChange,
  RangeSelected,
  WindowChange,
} from '../common/events';
import { type GestureTarget, pressKey, TimelineGestures } from './timeline-gestures';
import { TIP_WIDTH } from './timeline-tip';
import './timeline-tip';

const STEP = 1.4;
/** The window's length before the first event. */
const EMPTY_NS = 40e6;

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

      timeline-tip {
        position: absolute;
        z-index: 2;
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) picture!: Picture;
  @property({ attribute: false }) player!: Player;
  @property({ attribute: false, hasChanged: isOtherSet }) highlighted: ReadonlySet<number> =
    new Set();
  /** The event to scroll into view. */
  @property({ attribute: false }) focusSeq: number | null = null;
  /** The range to show; null for all of the run. */
  @property({ attribute: false }) window: TimeRange | null = null;
  @property({ attribute: false }) moment: number | null = null;
  @property({ attribute: false }) describeEvent!: (seq: number) => string;
  @property({ type: Number }) now = 0;
  @property({ type: Boolean }) dark = false;
  /** The axis of `picture`; all other moments are nanoseconds since the run's start. */
  @property({ attribute: false }) axis: Axis = TIME_AXIS;
  @property({ attribute: false }) heads: readonly LaneHead[] = [];
  @property({ attribute: false }) ghost: Picture | null = null;
  @property({ attribute: false }) selectedRange: TimeRange | null = null;
  @property({ attribute: false }) flags: readonly Flag[] = [];
  @property({ type: Boolean }) isOver = false;
  /** Resets the window for another run. */
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

  /** Skip the update when the parent only echoes the window that this element has just dispatched. */
  override shouldUpdate(changed: PropertyValues<this>): boolean {
    const { from, to } = this.window ?? {};
    const isEcho = from === this.view.from && to === this.view.to;
    return !(changed.size === 1 && changed.has('window') && isEcho);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    this.view = { ...this.view, laneCount: this.picture.laneCount };
    if (changed.has('runId')) {
      this.pointer = null;
    }
    const isTurned = changed.has('axis') && changed.get('axis')?.kind !== this.axis.kind;
    if (changed.has('runId') || changed.has('window') || isTurned) {
      const window = this.axis.kind === 'time' ? this.window : null;
      this.isFollowing = window === null;
      this.view = window === null ? this.view : { ...this.view, ...window };
    }
    if (this.isFollowing) {
      const { from, to } = this.picture;
      const end = this.isOver ? to : Math.max(to, this.axis.toAxis(this.now));
      this.view = fit(this.view, from, Math.max(to === 0 ? EMPTY_NS : end, this.ghostEnd()));
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
      ${this.tip()}
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
    const lane = laneAt(this.view, y);
    if (x < GUTTER && lane !== null) {
      const buyer = this.heads[lane]?.buyer ?? null;
      if (buyer !== null) {
        this.dispatchEvent(new LanePinned(buyer));
      }
      return;
    }
    this.point(x, y);
    const hit = this.pointer?.hit ?? null;
    if (hit === null) {
      this.dispatchEvent(new EventPinned(null));
      return;
    }
    this.dispatchEvent(new EventPinned(hit.kind === 'mark' ? hit.mark.seq : hit.span.seq));
  }

  scrub(x: number): void {
    this.dispatchEvent(new PlayerChange(seek(this.player, this.timeAt(x))));
  }

  select(from: number, to: number): void {
    const [left, right] = [Math.min(from, to), Math.max(from, to)];
    const range = { from: this.timeAt(left), to: this.timeAt(right) };
    this.dispatchEvent(new RangeSelected(range));
  }

  private timeAt(x: number): number {
    const at = Math.max(tOf(this.view, Math.max(x, GUTTER)), 0);
    return Math.min(this.axis.toTime(at), this.now);
  }

  /** The end of the picture or of a longer ghost. */
  private ghostEnd(): number {
    return this.ghost === null ? 0 : this.picture.from + this.ghost.to - this.ghost.from;
  }

  /** @returns whether the timeline handled the key */
  press(key: string): boolean {
    return pressKey(key, this);
  }

  private key(event: KeyboardEvent): void {
    if (!event.ctrlKey && !event.metaKey && !event.altKey && this.press(event.key)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  private change(view: View): void {
    // Whole nanoseconds, as in links, so that a link restores exactly this window.
    const [from, to] = [Math.round(view.from), Math.round(view.to)];
    this.isFollowing = false;
    this.view = { ...view, from, to };
    this.requestUpdate();
    if (this.axis.kind === 'time') {
      this.dispatchEvent(new WindowChange({ from, to }));
    }
  }

  private paint(): void {
    const { width, height } = this.view;
    const context = surfaceOf(this.canvas, width, height);
    if (context === null) {
      return;
    }
    paintTimeline(context, {
      picture: this.picture,
      view: this.view,
      palette: this.dark ? DARK : LIGHT,
      font: getComputedStyle(this).fontFamily,
      texts: this.texts,
      highlighted: this.highlighted,
      moment: this.moment === null ? null : this.axis.toAxis(this.moment),
      now: this.axis.toAxis(this.now),
      pointer: this.pointer === null ? null : tOf(this.view, this.pointer.x),
      heads: this.heads,
      axis: this.axis.kind,
      ghost: this.ghost,
      selectedRange: this.onAxis(this.selectedRange),
      flags: this.flags,
    });
  }

  private onAxis(range: TimeRange | null): TimeRange | null {
    return range === null
      ? null
      : { from: this.axis.toAxis(range.from), to: this.axis.toAxis(range.to) };
  }

  private tip() {
    const { pointer } = this;
    if (pointer?.hit == null) {
      return nothing;
    }
    const left = Math.min(pointer.x + 14, Math.max(0, this.view.width - TIP_WIDTH));
    const above = pointer.y > this.view.height - 80;
    const top = above ? pointer.y - 58 : pointer.y + 16;
    return html`<timeline-tip
      .style=${`left:${left}px;top:${top}px`}
      .texts=${this.texts}
      .axis=${this.axis}
      .hit=${pointer.hit}
      .describeEvent=${this.describeEvent}
    ></timeline-tip>`;
  }
}
