import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Client } from '../../api/client';
import { persist } from '../../api/persist';
import { FrameLoop } from '../../app/frame-loop';
import { Playground } from '../../app/playground';
import { playFrom, pleasantSpeed, seek } from '../../app/player';
import { playerFor } from '../../app/slow-motion';
import type { Language } from '../../model/language';
import { shared } from '../../styles/shared';
import { textsOf } from '../../texts/languages';
import { REDUCED_MOTION } from '../common/media-query';
import { sign } from '../common/signs';
import '../stage/run-stage';

const STEPS = 1_000;

/** The stage of a run, played in slow motion, live while the run goes on. It cannot steer the run. */
@customElement('inline-run')
export class InlineRun extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        container-type: inline-size;
      }

      .scene {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        grid-template-rows: minmax(0, 1fr) auto;
        height: 320px;
        padding: 8px 8px 0;
        border: 1px solid var(--line);
        border-radius: 10px;
        background: var(--panel);
      }

      /* Where it is narrow, the store is above the buyers. */
      @container (max-width: 600px) {
        .scene {
          height: 430px;
        }
      }

      .bar {
        display: flex;
        gap: 8px;
        align-items: center;
        padding: 4px 8px;
      }

      .bar button {
        min-width: 40px;
        min-height: 32px;
      }

      .bar input {
        flex: 1;
        min-width: 60px;
        accent-color: var(--accent);
      }
    `,
  ];

  @property() run = '';
  @property() language: Language = 'en';

  private readonly isReduced = () => matchMedia(REDUCED_MOTION).matches;
  private readonly playground = new Playground(
    new Client(),
    this.language,
    () => this.frames.request(),
    this.isReduced,
  );
  private readonly frames = new FrameLoop((elapsed, now) => {
    const next = this.playground.tick(elapsed, now);
    this.requestUpdate();
    return next;
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.playground.session.close();
  }

  override updated(changed: Map<string, unknown>): void {
    if (changed.has('language')) {
      void this.playground.setLanguage(this.language);
    }
    if (changed.has('run') && this.run !== '') {
      void this.watch();
    }
  }

  override render() {
    const { playground } = this;
    const { session, log } = playground;
    if (session.log === null) {
      return nothing;
    }
    const texts = textsOf(this.language);
    const { scenario } = log.setup;
    const lock = playground.lockOf(scenario);
    return html`<div class="scene" role="group" aria-label=${texts.stage.title}>
      <run-stage
        .texts=${texts}
        .scenario=${scenario}
        .state=${playground.moment.state}
        .recent=${playground.moment.recent}
        .reach=${lock?.holds === true ? lock.reach : 'none'}
        ?waitsEnd=${log.setup.traits.waitsEnd}
      ></run-stage>
      ${this.bar()}
    </div>`;
  }

  /** Replays the run from its start, or stops the playback; and a scrubber. */
  private bar() {
    const { playground } = this;
    const { player, session } = playground;
    const { playbar } = textsOf(this.language);
    const { from, to } = playground.currentPicture();
    const isPlaying = player.mode === 'playing';
    const speed = pleasantSpeed(to - from);
    const toggle = () => {
      const at = player.mode === 'paused' && player.at < to ? player.at : from;
      playground.play(isPlaying ? seek(player, player.at) : { ...playFrom(player, at), speed });
    };
    const scrub = (event: Event) => {
      const share = (event.target as HTMLInputElement).valueAsNumber / STEPS;
      playground.play(seek(player, from + share * (to - from)));
    };
    const shown = to > from ? (playground.moment.t - from) / (to - from) : 0;
    return html`<div class="bar">
      <button
        aria-label=${isPlaying ? playbar.pause : playbar.play}
        ?disabled=${session.isBusy}
        @click=${toggle}
      >
        ${sign(isPlaying ? 'pause' : 'play')}
      </button>
      <input
        type="range"
        min="0"
        max=${STEPS}
        aria-label=${playbar.label}
        .value=${String(Math.round(shown * STEPS))}
        ?disabled=${session.isBusy}
        @input=${scrub}
      />
    </div>`;
  }

  private async watch(): Promise<void> {
    const { run } = this;
    const answer = await persist(
      () => this.playground.session.open(run, this.language),
      () => undefined,
      () => this.isConnected && run === this.run,
    );
    if (run === this.run && answer.ok && !this.isReduced()) {
      this.playground.play(playerFor(answer.value.scenario));
    }
  }
}
