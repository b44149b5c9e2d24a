import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { duration } from '../../model/duration';
import type { RunEvent } from '../../model/events';
import { shared } from '../../styles/shared';
import { describe, whoOf } from '../../texts/describe';
import type { Texts } from '../../texts/en';
import { FrameShown } from '../common/events';

/** Long enough to read one sentence. */
const FRAME_MS = 1_800;

/** A finding in frames: each shows its moment on the stage and in the timeline. */
@customElement('finding-frames')
export class FindingFrames extends LitElement {
  static override styles = [
    shared,
    css`
      ol {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 4px;
        margin: 5px 0;
      }

      li button {
        width: 100%;
        height: 100%;
        min-height: 50px;
        padding: 4px 7px;
        font-size: 11.5px;
        line-height: 1.3;
        text-align: left;
      }

      li button[aria-pressed='true'] {
        border-color: var(--accent);
        background: var(--accent-wash);
      }

      li:last-child button {
        border-color: var(--wrong);
      }

      small {
        display: block;
        color: var(--muted);
        font-size: 10.5px;
      }

      .replay {
        min-height: 24px;
        font-size: 11.5px;
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) frames: readonly RunEvent[] = [];
  /** The `seq` of the event that is shown. */
  @property({ attribute: false }) shown: number | null = null;
  @state() private isPlaying = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  override willUpdate(changed: Map<string, unknown>): void {
    const before = changed.get('frames') as readonly RunEvent[] | undefined;
    if (before !== undefined && before[0]?.seq !== this.frames[0]?.seq) {
      this.stop();
    }
  }

  override render() {
    const { findings } = this.texts;
    return html`<ol>
        ${this.frames.map((event, index) => this.frame(event, index))}
      </ol>
      <button class="replay" aria-pressed=${this.isPlaying} @click=${this.toggle}>
        ${this.isPlaying ? `■ ${findings.stopReplay}` : `▶ ${findings.replay}`}
      </button>`;
  }

  private frame(event: RunEvent, index: number) {
    const { texts } = this;
    const isLast = index === this.frames.length - 1;
    const show = () => {
      this.stop();
      this.show(event);
    };
    return html`<li>
      <button aria-pressed=${event.seq === this.shown} @click=${show}>
        <small>${index + 1} · ${duration(event.t, 4)}</small>
        ${texts.findings.frame(whoOf(event, texts), describe(event, texts))}
        ${isLast ? html`<b>${texts.findings.overwrites}</b>` : ''}
      </button>
    </li>`;
  }

  private show({ seq }: RunEvent): void {
    this.dispatchEvent(new FrameShown(seq));
  }

  private readonly toggle = (): void => {
    if (this.isPlaying) {
      this.stop();
    } else {
      this.isPlaying = true;
      this.play(0);
    }
  };

  private play(index: number): void {
    const frame = this.frames[index];
    if (frame === undefined) {
      this.stop();
      return;
    }
    this.show(frame);
    this.timer = setTimeout(() => this.play(index + 1), FRAME_MS);
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.isPlaying = false;
  }
}
