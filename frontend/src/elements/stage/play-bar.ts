import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LIVE, momentOf, type Player, playFrom, seek, type Speed, SPEEDS } from '../../app/player';
import { duration } from '../../model/duration';
import type { EventLog } from '../../model/event-log';
import { shared } from '../../styles/shared';
import type { Texts } from '../../texts/en';
import { PlayerChange } from '../common/events';
import { sign } from '../common/signs';

const STEPS = 1_000;

/** The scrubber: sets the moment that stage, program and timeline show. */
@customElement('play-bar')
export class PlayBar extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        gap: 6px;
        align-items: center;
        padding: 4px 10px;
      }

      button {
        min-width: 32px;
        padding: 2px 8px;
        white-space: nowrap;
      }

      .play {
        display: grid;
        place-items: center;
        min-width: 38px;
      }

      input {
        flex: 1;
        min-width: 60px;
        accent-color: var(--accent);
      }

      output {
        flex: none;
        width: 74px;
        font-weight: 600;
        white-space: nowrap;
      }

      select {
        width: 124px;
      }

      button[aria-pressed='true'] {
        border-color: var(--accent);
        color: var(--accent);
        font-weight: 600;
      }

      @media (max-width: 600px) {
        :host {
          padding: 4px 6px;
        }

        .step {
          display: none;
        }

        output {
          width: 72px;
        }

        select {
          flex: 0 1 114px;
          width: auto;
          min-width: 60px;
          padding: 2px;
          font-size: 12.5px;
        }
      }

      @media (max-width: 360px) {
        input {
          min-width: 40px;
        }

        output {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) log!: EventLog;
  @property({ attribute: false }) player!: Player;
  /** The extent of the picture: without start-up and clean-up. */
  @property({ type: Number }) from = 0;
  @property({ type: Number }) end = 0;
  @property({ type: Boolean }) running = false;

  override render() {
    const { playbar } = this.texts;
    const { player, from, end } = this;
    const moment = momentOf(player, end);
    const isEmpty = this.log.events.length === 0;
    const share = end > from ? (moment - from) / (end - from) : 0;
    const isPlaying = player.mode === 'playing';
    return html`
      <button
        class="play"
        ?disabled=${isEmpty}
        aria-label=${isPlaying ? playbar.pause : playbar.play}
        title=${isPlaying ? playbar.pause : playbar.play}
        @click=${this.playOrPause}
      >
        ${sign(isPlaying ? 'pause' : 'play')}
      </button>
      <button
        class="step"
        ?disabled=${isEmpty}
        aria-label=${playbar.previous}
        title="${playbar.previous} (←)"
        @click=${() => this.stepEvent(-1)}
      >
        ‹
      </button>
      <button
        class="step"
        ?disabled=${isEmpty}
        aria-label=${playbar.next}
        title="${playbar.next} (→)"
        @click=${() => this.stepEvent(1)}
      >
        ›
      </button>
      <input
        type="range"
        min="0"
        max=${STEPS}
        ?disabled=${isEmpty}
        aria-label=${playbar.label}
        aria-valuetext=${duration(moment, 4)}
        .value=${String(Math.round(Math.min(1, Math.max(0, share)) * STEPS))}
        @input=${this.scrub}
      />
      <output aria-hidden="true">${duration(Math.max(0, moment), 4)}</output>
      <select aria-label=${playbar.speed} @change=${this.setSpeed}>
        ${SPEEDS.map(
          (speed) =>
            html`<option .value=${String(speed)} .selected=${speed === player.speed}>
              ${playbar.speeds[`${speed}`]}
            </option>`,
        )}
      </select>
      <button
        aria-pressed=${player.mode === 'live'}
        @click=${() => this.emit({ ...LIVE, speed: player.speed })}
      >
        ${this.running ? playbar.live : playbar.end}
      </button>
    `;
  }

  /** Goes to the event before or after the moment. */
  stepEvent(direction: 1 | -1): void {
    const { events } = this.log;
    const reached = this.log.countUpTo(momentOf(this.player, this.end));
    const event = events[direction === 1 ? reached : reached - 2];
    if (event !== undefined) {
      this.emit(seek(this.player, event.t));
    }
  }

  private readonly playOrPause = (): void => {
    const { player, end, from } = this;
    const moment = momentOf(player, end);
    if (player.mode === 'playing') {
      this.emit(seek(player, moment));
    } else {
      this.emit(playFrom(player, moment >= end ? from : moment));
    }
  };

  private readonly scrub = (event: Event): void => {
    const share = Number((event.target as HTMLInputElement).value) / STEPS;
    this.emit(seek(this.player, this.from + share * (this.end - this.from)));
  };

  private readonly setSpeed = (event: Event): void => {
    const speed = Number((event.target as HTMLSelectElement).value) as Speed;
    this.emit({ ...this.player, speed });
  };

  private emit(player: Player): void {
    this.dispatchEvent(new PlayerChange(player));
  }
}
