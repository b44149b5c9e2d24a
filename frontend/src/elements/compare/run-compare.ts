import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { LIVE } from '../../app/player';
import type { RunRecord } from '../../app/run-record';
import type { LaneHead } from '../../draw/scene';
import { type Axis, orderAxis, TIME_AXIS } from '../../model/axis';
import type { BuyerEvent } from '../../model/events';
import type { Difference } from '../../model/first-difference';
import type { Picture } from '../../model/picture';
import { project, SECOND_SEQ, stack } from '../../model/projection';
import { figuresOf } from '../../model/run';
import { shared } from '../../styles/shared';
import { tones } from '../../styles/tones';
import { describe, whoOf } from '../../texts/describe';
import type { Texts } from '../../texts/en';
import { figureRows } from '../../texts/figure-rows';
import type { EventPinned } from '../common/events';
import { headsOf, titleHead } from '../timeline/lane-heads';
import type { TimelineCanvas } from '../timeline/timeline-canvas';
import '../timeline/timeline-canvas';
import { toneOf } from '../verdict/run-verdict';
import '../common/verdict-answers';
import { compareStyles } from './compare-styles';

/** Two runs above one another, beginning at once, with what is different in them. */
@customElement('run-compare')
export class RunCompare extends LitElement {
  static override styles = [shared, tones, compareStyles];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) earlier!: RunRecord;
  @property({ attribute: false }) later!: RunRecord;
  @property({ attribute: false }) earlierPicture!: Picture;
  @property({ attribute: false }) laterPicture!: Picture;
  @property({ attribute: false }) difference: Difference | null = null;
  /** What people call a lock. */
  @property({ attribute: false }) lockName!: (kind: string) => string;
  @property({ type: Boolean }) dark = false;

  @query('timeline-canvas') private readonly chart!: TimelineCanvas;
  @state() private isOrdered = false;
  @state() private pinned: number | null = null;

  override render() {
    const { texts, earlier, later } = this;
    const { compare } = texts;
    return html`
      <header>
        <h2>${compare.title}</h2>
        <button aria-pressed=${this.isOrdered} @click=${() => (this.isOrdered = !this.isOrdered)}>
          ${compare.swap}
        </button>
        <button @click=${() => this.chart.fit()}>${texts.timeline.fit}</button>
        <button class="back" @click=${() => this.dispatchEvent(new Event('close-view'))}>
          ✕ ${compare.back}
        </button>
      </header>
      <div class="cards">
        ${this.card(compare.before, earlier)} ${this.card(compare.now, later)} ${this.figures()}
      </div>
      ${this.sayDifference()} ${this.canvas()}
      <p class="foot" role="status">${this.pinned === null ? '' : this.say(this.pinned)}</p>
    `;
  }

  /** @returns whether the timeline handled the key */
  press(key: string): boolean {
    return this.chart.press(key);
  }

  private card(name: string, { run, verdict }: RunRecord) {
    return html`<section class="card ${toneOf(verdict, false)}" aria-label=${name}>
      <h3>
        <span>${name}</span> ${this.lockName(run.scenario.lock.kind)}
        ${
          verdict === null
            ? nothing
            : html`<verdict-answers
                .texts=${this.texts}
                .safety=${verdict.safety}
                .liveness=${verdict.liveness}
              ></verdict-answers>`
        }
      </h3>
      <p>${verdict?.sentence ?? this.texts.compare.unjudged}</p>
    </section>`;
  }

  private figures() {
    const { texts } = this;
    const left = figureRows(figuresOf(this.earlier.verdict, this.earlier.log.events), texts);
    const right = figureRows(figuresOf(this.later.verdict, this.later.log.events), texts);
    return html`<table>
      <thead>
        <tr>
          <td></td>
          <th scope="col">${texts.compare.before}</th>
          <th scope="col">${texts.compare.now}</th>
        </tr>
      </thead>
      <tbody>
        ${left.map(
          ({ name, value, isWrong }, row) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td class=${isWrong ? 'wrong' : ''}>${value}</td>
              <td class=${right[row]?.isWrong === true ? 'wrong' : ''}>${right[row]?.value}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private sayDifference() {
    const { compare, labelled } = this.texts;
    const { difference } = this;
    if (difference === null) {
      return html`<p class="difference">${compare.same}</p>`;
    }
    const { left, right } = difference;
    return html`<p class="difference">
      <b>${compare.partHere}</b>
      <span>${labelled(compare.before, this.sayEvent(left))}</span>
      <span>${labelled(compare.now, this.sayEvent(right))}</span>
    </p>`;
  }

  private sayEvent(event: BuyerEvent | null): string {
    return event === null
      ? this.texts.compare.wasOver
      : `${whoOf(event, this.texts)} – ${describe(event, this.texts)}`;
  }

  private canvas() {
    const { texts, difference } = this;
    const upper = this.along(this.earlier, this.earlierPicture);
    const lower = this.along(this.later, this.laterPicture);
    const both = stack(upper, lower);
    const places = [difference?.left?.seq, difference?.right && difference.right.seq + SECOND_SEQ];
    const highlighted = new Set(places.filter((seq) => seq != null));
    const flags = places.flatMap((seq, index) => {
      const place = seq == null ? undefined : both.places.get(seq);
      const [fromLane, toLane] =
        index === 0 ? [1, upper.laneCount] : [upper.laneCount + 2, both.laneCount - 1];
      return place === undefined ? [] : [{ at: place.t, fromLane, toLane }];
    });
    return html`<timeline-canvas
      .texts=${texts}
      .picture=${both}
      .axis=${this.isOrdered ? ORDER_LABELS : TIME_AXIS}
      .heads=${[
        ...this.heads(texts.compare.before, this.earlier, upper),
        ...this.heads(texts.compare.now, this.later, lower),
      ]}
      .player=${LIVE}
      .highlighted=${this.pinned === null ? highlighted : new Set([...highlighted, this.pinned])}
      .flags=${flags}
      .now=${both.to}
      .describeEvent=${this.say}
      .runId=${`${this.earlier.run.id} ${this.later.run.id}`}
      ?dark=${this.dark}
      ?isOver=${true}
      .label=${texts.compare.title}
      @event-pinned=${this.pin}
      @window-change=${stop}
      @player-change=${stop}
      @range-selected=${stop}
    ></timeline-canvas>`;
  }

  private along({ log }: RunRecord, picture: Picture): Picture {
    const lanes = Array.from({ length: picture.laneCount }, (_, lane) => lane);
    return this.isOrdered ? project(picture, { lanes, axis: orderAxis(log.events) }) : picture;
  }

  private heads(name: string, { run, log }: RunRecord, picture: Picture): readonly LaneHead[] {
    const lanes = Array.from({ length: picture.laneCount }, (_, lane) => lane);
    const title = this.texts.labelled(name, this.lockName(run.scenario.lock.kind));
    return [titleHead(title), ...headsOf(lanes, log.setup, new Set(), this.texts)];
  }

  private pin(event: EventPinned): void {
    event.stopPropagation();
    this.pinned = event.seq;
  }

  private readonly say = (seq: number): string => {
    const { earlier, later, texts } = this;
    const isSecond = seq > SECOND_SEQ;
    const event = isSecond ? later.log.event(seq - SECOND_SEQ) : earlier.log.event(seq);
    const name = isSecond ? texts.compare.now : texts.compare.before;
    return event === undefined
      ? ''
      : texts.labelled(name, `${whoOf(event, texts)} – ${describe(event, texts)}`);
  };
}

/** Places of a stack are not one run's: its order axis has labels and no times. */
const ORDER_LABELS: Axis = { ...TIME_AXIS, kind: 'order' };

function stop(event: Event): void {
  event.stopPropagation();
}
