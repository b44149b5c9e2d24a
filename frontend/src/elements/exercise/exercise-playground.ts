import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Client } from '../../api/client';
import { ExerciseClient } from '../../api/exercise-client';
import { PredictionMemory } from '../../app/prediction-memory';
import { Task } from '../../app/task';
import { EVERYTHING_FIXED, type Fixed, NOTHING_FIXED } from '../../model/fixed';
import type { Language } from '../../model/language';
import { isOver } from '../../model/run';
import { complete, type Scenario } from '../../model/scenario';
import { exerciseTexts } from '../../texts/exercise-texts';
import { LockPlayground } from '../page/lock-playground';
import { controlsPart, type PageView } from '../page/page-parts';
import '../workshop/workshop-notice';
import './exercise-panel';

const ID = /^\/exercises\/([^/]+)/;
/** One for the page: its address says which exercise it is. */
const id = decodeURIComponent(ID.exec(location.pathname)?.[1] ?? '');
const client = new ExerciseClient(id);

/** The playground with a task beside it: runs are attempts, which the server grades. */
@customElement('exercise-playground')
export class ExercisePlayground extends LockPlayground {
  static override styles = [
    LockPlayground.styles,
    css`
      @media (min-width: 901px) {
        main {
          grid-template-columns: 330px minmax(0, 1fr) 296px;
        }
      }

      .left {
        overflow: auto;
        scrollbar-width: thin;
      }

      .left .panel {
        border: 0;
      }

      .left summary {
        border-top: 1px solid var(--line);
      }

      summary h2 {
        display: inline;
        color: var(--ink);
        font-size: 13px;
        font-weight: 600;
      }

      @media (max-width: 900px) {
        .left {
          order: -2;
          flex: none;
        }
      }
    `,
  ];

  override render() {
    return html`${super.render()}<workshop-notice .language=${this.language}></workshop-notice>`;
  }

  protected override readonly leftPlace = 'top';
  private version = 0;
  private readonly task = new Task(
    client,
    () => {
      this.version++;
      this.requestUpdate();
    },
    undefined,
    new PredictionMemory(sessionStorage, id),
  );

  protected override makeClient(): Client {
    return client;
  }

  protected override showAddress(): void {
    void this.begin();
  }

  protected override get isOpening(): boolean {
    return this.task.exercise === null && !this.task.isGone;
  }

  protected override followAddress(): void {
    const { session, verdict } = this.playground;
    if (session.run !== null && verdict !== null) {
      void this.judge(session.run.id);
    }
  }

  protected override rememberRun(): void {
    // The server knows the attempt that is in progress, see resume().
  }

  protected override setLanguage(language: Language): void {
    const isOther = language !== this.language;
    super.setLanguage(language);
    if (isOther) {
      void this.task.load(language);
    }
  }

  protected override leftPart(view: PageView): TemplateResult {
    const texts = exerciseTexts(this.language);
    return html`<section class="panel left" tabindex="0" aria-label=${texts.path}>
      <exercise-panel
        .task=${this.task}
        .version=${this.version}
        .language=${this.language}
        .run=${this.playground.session.run?.id ?? ''}
        .verdict=${this.playground.verdict}
        .given=${this.isGiven ? this.given : null}
        .catalog=${this.playground.catalog}
        ?busy=${this.playground.session.isBusy || this.playground.isUnfolding}
        @restart=${() => this.resetDraft()}
      ></exercise-panel>
      ${
        this.isGiven
          ? nothing
          : html`<details class="controls" ?open=${!view.isNarrow}>
              <summary><h2>${texts.change}</h2></summary>
              ${controlsPart(view)}
            </details>`
      }
    </section>`;
  }

  protected override get fixed(): Fixed {
    return this.task.exercise?.fixed ?? (this.task.isGone ? NOTHING_FIXED : EVERYTHING_FIXED);
  }

  /** Whether the whole scenario is the exercise's. */
  private get isGiven(): boolean {
    return this.fixed.includes('*');
  }

  private async begin(): Promise<void> {
    await this.task.load(this.language);
    this.setOut();
    await this.resume();
  }

  /** Shows the attempt that was in progress when the page was left. */
  private async resume(): Promise<void> {
    const run = this.task.exercise?.lastRun ?? null;
    const answer = run === null ? null : await client.run(run, this.language);
    const isInProgress = answer?.ok === true && !isOver(answer.value.status);
    if (run !== null && isInProgress && this.playground.session.phase === 'none') {
      await this.playground.reopen(run);
    }
  }

  private async judge(run: string): Promise<void> {
    const isNew = await this.task.judge(run, this.language);
    if (isNew && this.isGiven) {
      this.setOut();
    }
  }

  /** Starts from the given scenario, which cannot be undone: a scenario before it might not be allowed. */
  private setOut(): void {
    if (this.given !== null) {
      this.playground.isDealt = this.isGiven;
      this.playground.next.begin(this.given);
      this.requestUpdate();
    }
  }

  protected override resetDraft(): void {
    if (this.given !== null) {
      this.playground.next.change({ scenario: this.given, note: null });
      this.playground.session.dismissProblem();
    }
  }

  private get given(): Scenario | null {
    const { exercise } = this.task;
    return exercise === null ? null : complete(exercise.scenario);
  }
}
