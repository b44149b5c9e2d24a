/** A user's gestures on a timeline, in pixels of its canvas. */
export interface GestureTarget {
  zoomBy(factor: number, x: number): void;
  panBy(dx: number, dy: number): void;
  point(x: number, y: number): void;
  leave(): void;
  pick(x: number, y: number): void;
  /** A press or drag on the time axis. */
  scrub(x: number): void;
  /** A drag with the shift key down. */
  select(from: number, to: number): void;
}

/** The timeline's shortcuts. */
interface KeyTarget {
  zoomStep(direction: 1 | -1): void;
  panBy(dx: number, dy: number): void;
  fit(): void;
}

const PAN_PX = 80;

/** @returns whether the timeline handled the key */
export function pressKey(key: string, target: KeyTarget): boolean {
  switch (key) {
    case 'w':
    case '+':
      target.zoomStep(1);
      return true;
    case 's':
    case '-':
      target.zoomStep(-1);
      return true;
    case 'a':
      target.panBy(-PAN_PX, 0);
      return true;
    case 'd':
      target.panBy(PAN_PX, 0);
      return true;
    case 'f':
    case '0':
      target.fit();
      return true;
    case 'ArrowUp':
    case 'ArrowDown':
      target.panBy(0, key === 'ArrowUp' ? -PAN_PX / 2 : PAN_PX / 2);
      return true;
    default:
      return false;
  }
}

interface Finger {
  x: number;
  y: number;
}

const STILL_PX = 4;
const WHEEL_ZOOM = 0.0018;
const WHEEL_LINE_PX = 16;

/** Translates the mouse, touch and wheel events of a canvas into gestures. */
export class TimelineGestures {
  private readonly fingers = new Map<number, Finger>();
  private start: Finger | null = null;
  private isScrubbing = false;
  private isSelecting = false;
  private hasMoved = false;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly axisHeight: number,
    private readonly target: GestureTarget,
  ) {
    canvas.addEventListener('pointerdown', this.down);
    canvas.addEventListener('pointermove', this.move);
    canvas.addEventListener('pointerup', this.up);
    canvas.addEventListener('pointercancel', this.cancel);
    canvas.addEventListener('pointerleave', () => {
      target.leave();
    });
    canvas.addEventListener('wheel', this.wheel, { passive: false });
  }

  private readonly down = (event: PointerEvent): void => {
    if (event.button !== 0) {
      return;
    }
    const at = this.at(event);
    this.canvas.setPointerCapture(event.pointerId);
    this.fingers.set(event.pointerId, at);
    this.start = at;
    this.hasMoved = this.fingers.size > 1;
    this.isSelecting = event.shiftKey;
    this.isScrubbing = !event.shiftKey && at.y < this.axisHeight && this.fingers.size === 1;
    if (this.isScrubbing) {
      this.target.scrub(at.x);
    }
  };

  private readonly move = (event: PointerEvent): void => {
    const at = this.at(event);
    const before = this.fingers.get(event.pointerId);
    if (before === undefined) {
      this.target.point(at.x, at.y);
      return;
    }
    if (this.isScrubbing) {
      this.target.scrub(at.x);
    } else if (this.fingers.size === 2) {
      this.pinch(event.pointerId, before, at);
    } else if (this.hasMoved || this.isFar(at)) {
      this.hasMoved = true;
      if (this.isSelecting && this.start !== null) {
        this.target.select(this.start.x, at.x);
        return;
      }
      this.target.panBy(before.x - at.x, before.y - at.y);
    } else {
      return;
    }
    this.fingers.set(event.pointerId, at);
  };

  private readonly up = (event: PointerEvent): void => {
    const at = this.at(event);
    if (this.fingers.delete(event.pointerId) && !this.hasMoved && !this.isScrubbing) {
      this.target.pick(at.x, at.y);
    }
  };

  private readonly cancel = (event: PointerEvent): void => {
    this.fingers.delete(event.pointerId);
  };

  private readonly wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const scale = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : WHEEL_LINE_PX;
    const [dx, dy] = [event.deltaX * scale, event.deltaY * scale];
    if (event.shiftKey || Math.abs(dx) > Math.abs(dy)) {
      this.target.panBy(dx === 0 ? dy : dx, 0);
    } else if (event.altKey) {
      this.target.panBy(0, dy);
    } else {
      this.target.zoomBy(Math.exp(-dy * WHEEL_ZOOM), this.at(event).x);
    }
  };

  private pinch(moved: number, before: Finger, after: Finger): void {
    const other = [...this.fingers].find(([id]) => id !== moved)?.[1];
    if (other !== undefined) {
      const spread = (finger: Finger) =>
        Math.max(20, Math.hypot(finger.x - other.x, finger.y - other.y));
      this.target.zoomBy(spread(after) / spread(before), (after.x + other.x) / 2);
    }
  }

  private isFar(at: Finger): boolean {
    const { start } = this;
    return start !== null && Math.hypot(at.x - start.x, at.y - start.y) > STILL_PX;
  }

  private at(event: MouseEvent): Finger {
    const box = this.canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }
}
