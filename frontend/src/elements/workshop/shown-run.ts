import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
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
  private readonly client = new Client();

  override updated(changed: Map<string, unknown>): void {
    if (changed.has('run') || changed.has('language')) {
      this.shown = null;
      void this.load(this.run);
    }
  }

  override render() {
    const texts = workshopTexts(this.language);
    const verdict = this.shown?.verdict ?? null;
    return html`<p class="verdict ${toneOf(verdict, false)}" role="status">
        ${verdict?.sentence ?? texts.running}
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
      <inline-run .run=${this.run} .language=${this.language}></inline-run>
      ${this.run === '' ? nothing : html`<a href="/r/${this.run}" target="_blank">${texts.watch} ↗</a>`}`;
  }

  private async load(run: string): Promise<void> {
    const answer = await this.client.run(run, this.language);
    if (run !== this.run || !this.isConnected) {
      return;
    }
    if (answer.ok && (answer.value.verdict !== null || isOver(answer.value.status))) {
      this.shown = answer.value;
      if (answer.value.verdict !== null) {
        this.dispatchEvent(new RunJudged(run, answer.value.verdict));
      }
    } else {
      setTimeout(() => void this.load(run), ASK_AGAIN_MS);
    }
  }
}
