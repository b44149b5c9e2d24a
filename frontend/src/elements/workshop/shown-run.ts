import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { BackOff } from '../../api/back-off';
import { Client } from '../../api/client';
import type { Language } from '../../model/language';
import { isOver, type Run, type Verdict } from '../../model/run';
import { shared } from '../../styles/shared';
import { tones } from '../../styles/tones';
import { textsOf } from '../../texts/languages';
import { workshopTexts } from '../../texts/workshop-texts';
import { toneOf } from '../verdict/run-verdict';
import '../common/verdict-answers';

const ASK_AGAIN_MS = 1_000;
const later = (action: () => void, ms: number): void => {
  setTimeout(action, ms);
};

/** The shown run was judged. */
export class RunJudged extends Event {
  constructor(
    readonly run: string,
    readonly verdict: Verdict,
  ) {
    super('run-judged');
  }
}

/** A run on everybody's screen: what came of it, the run itself, and the way to all of it. */
@customElement('shown-run')
export class ShownRun extends LitElement {
  static override styles = [
    shared,
    tones,
    css`
      .verdict {
        padding: 10px 12px;
        border-left: 5px solid var(--tone-line);
        border-radius: 6px;
        background: var(--tone-wash);
        font-size: 16px;
        font-weight: 650;
      }

      verdict-answers,
      inline-run {
        margin-top: 8px;
      }

      a {
        display: inline-block;
        margin-top: 8px;
        color: var(--accent);
      }
    `,
  ];

  @property() run = '';
  @property() language: Language = 'en';
  @state() private shown: Run | null = null;
  @state() private isGone = false;
  private readonly client = new Client();
  private readonly backOff = new BackOff();
  /** Grows with every run and language, so that there is one line of questions and no late answer counts. */
  private generation = 0;

  override updated(changed: Map<string, unknown>): void {
    if (this.run !== '' && (changed.has('run') || changed.has('language'))) {
      this.shown = null;
      this.isGone = false;
      this.backOff.reset();
      void this.load(++this.generation);
    }
  }

  override render() {
    const texts = workshopTexts(this.language);
    const verdict = this.shown?.verdict ?? null;
    return html`<p class="verdict ${toneOf(verdict, false)}" role="status">
        ${verdict?.sentence ?? this.sayWithoutVerdict()}
      </p>
      ${
        verdict === null
          ? nothing
          : html`<verdict-answers
              .texts=${textsOf(this.language)}
              .safety=${verdict.safety}
              .liveness=${verdict.liveness}
            ></verdict-answers>`
      }
      ${
        this.run === '' || this.isGone
          ? nothing
          : html`<inline-run .run=${this.run} .language=${this.language}></inline-run>
              <a href="/r/${this.run}" target="_blank">${texts.watch} ↗</a>`
      }`;
  }

  private sayWithoutVerdict(): string {
    const texts = workshopTexts(this.language);
    if (this.isGone) {
      return texts.runGone;
    }
    return this.shown === null ? texts.running : textsOf(this.language).verdict.unjudged;
  }

  /** Asks until the run is judged, has ended without a verdict, or is gone. */
  private async load(generation: number): Promise<void> {
    const { run } = this;
    const answer = await this.client.run(run, this.language);
    if (generation !== this.generation || !this.isConnected) {
      return;
    }
    if (!answer.ok) {
      this.isGone = answer.problem.kind === 'gone' || answer.problem.kind === 'outdated';
      if (!this.isGone) {
        this.backOff.retry(() => void this.load(generation), later);
      }
      return;
    }
    this.backOff.reset();
    if (answer.value.verdict !== null || isOver(answer.value.status)) {
      this.shown = answer.value;
      if (answer.value.verdict !== null) {
        this.dispatchEvent(new RunJudged(run, answer.value.verdict));
      }
    } else {
      later(() => void this.load(generation), ASK_AGAIN_MS);
    }
  }
}
