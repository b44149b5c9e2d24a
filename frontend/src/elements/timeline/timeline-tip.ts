import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Hit } from '../../geometry/hit';
import { type Axis, TIME_AXIS } from '../../model/axis';
import { duration } from '../../model/duration';
import type { Span } from '../../model/lanes';
import { shared } from '../../styles/shared';
import { ofLock } from '../../texts/describe';
import type { Texts } from '../../texts/en';

export const TIP_WIDTH = 280;

/** The tooltip: a description of the mark or bar under the pointer. */
@customElement('timeline-tip')
export class TimelineTip extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        max-width: ${TIP_WIDTH}px;
        padding: 6px 9px;
        border: 1px solid var(--strong-line);
        border-radius: 8px;
        background: var(--raised);
        box-shadow: 0 4px 14px rgb(0 0 0 / 18%);
        font-size: 12px;
        line-height: 1.35;
        pointer-events: none;
      }

      b {
        margin-right: 6px;
      }

      time {
        color: var(--muted);
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) hit!: Hit;
  @property({ attribute: false }) axis: Axis = TIME_AXIS;
  @property({ attribute: false }) describeEvent!: (seq: number) => string;

  override render() {
    const { hit, axis } = this;
    if (hit.kind === 'mark') {
      const time = duration(axis.toTime(hit.mark.t), 5);
      return html`<time>${time}</time> ${this.describeEvent(hit.mark.seq)}`;
    }
    const { span } = hit;
    const say = this.texts.timeline;
    const lasted = (to: number) => duration(axis.toTime(to) - axis.toTime(span.from));
    const length = span.to === null ? say.stillOpen : say.lasted(lasted(span.to));
    const who = span.buyer === null ? '' : this.texts.buyer(span.buyer);
    return html`<b>${who}</b>${ofLock(span.lock, this.saySpan(span), this.texts)}
      <time>${length}</time>`;
  }

  private saySpan(span: Span): string {
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
