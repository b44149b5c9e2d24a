import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Client } from '../../api/client';
import { type Vote, VOTES, type Workshop } from '../../api/workshops';
import type { Catalog } from '../../model/catalog';
import type { Language } from '../../model/language';
import { rightAnswers } from '../../model/right-answers';
import type { Verdict } from '../../model/run';
import { readScenario } from '../../model/scenario-json';
import { shared } from '../../styles/shared';
import { textsOf } from '../../texts/languages';
import { workshopTexts } from '../../texts/workshop-texts';
import { scenarioFactsStyles } from '../common/scenario-facts';
import './inline-run';
import { scenarioCard } from './scenario-card';
import type { RunJudged } from './shown-run';
import './shown-run';
import { voteBars } from './vote-bars';
import { workshopStyles } from './workshop-styles';

/** An attendee has answered the question. */
export class VoteCast extends Event {
  constructor(readonly choice: Vote) {
    super('vote-cast', { bubbles: true, composed: true });
  }
}

/** What a workshop's instructor shows: a question, a scenario, a run, and the votes. */
@customElement('workshop-screen')
export class WorkshopScreen extends LitElement {
  static override styles = [
    shared,
    workshopStyles,
    scenarioFactsStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 10px;
      }

      a {
        color: var(--accent);
      }

      .votes {
        display: grid;
        gap: 6px;
      }

      .votes button {
        text-align: start;
      }

      .votes [aria-pressed='true'] {
        border-color: var(--accent);
        background: var(--accent-wash);
        font-weight: 700;
      }
    `,
  ];

  @property({ attribute: false }) room!: Workshop;
  @property({ attribute: false }) vote: Vote | null = null;
  @property({ type: Boolean }) canVote = false;
  /** Whether it is the instructor's, who sees the votes while the question is open. */
  @property({ type: Boolean }) forInstructor = false;
  @property() language: Language = 'en';
  @state() private judged: { readonly run: string; readonly verdict: Verdict } | null = null;

  /** Names the kinds of a scenario; without it, they go by their codes. */
  @state() private catalog: Catalog | null = null;
  private readonly client = new Client();

  /** The language in which the catalog was asked for. */
  private asked: Language | null = null;

  override updated(): void {
    if (this.room.screen.scenario !== null && this.asked !== this.language) {
      this.asked = this.language;
      void this.loadCatalog(this.language);
    }
  }

  private async loadCatalog(language: Language): Promise<void> {
    const answer = await this.client.catalog(language);
    if (answer.ok && language === this.language) {
      this.catalog = answer.value;
    }
  }

  override render() {
    const { screen } = this.room;
    const texts = workshopTexts(this.language);
    const scenario = screen.scenario === null ? null : readScenario(screen.scenario);
    return html`${scenario === null ? nothing : scenarioCard(scenario, this.catalog, texts, textsOf(this.language))}
    ${screen.kind === 'question' ? this.answers() : nothing}
    ${
      screen.kind === 'run'
        ? html`<shown-run
            .run=${screen.run}
            .language=${this.language}
            @run-judged=${({ run, verdict }: RunJudged) => (this.judged = { run, verdict })}
          ></shown-run>`
        : nothing
    }
    ${this.votes()}`;
  }

  private answers() {
    const texts = workshopTexts(this.language);
    const { voters, attendees } = this.room;
    return html`${
        this.canVote
          ? html`<div class="votes" role="group" aria-label=${texts.question}>
              ${VOTES.map(
                (choice) =>
                  html`<button
                    aria-pressed=${this.vote === choice}
                    @click=${() => this.dispatchEvent(new VoteCast(choice))}
                  >
                    ${texts.choices[choice]}
                  </button>`,
              )}
            </div>`
          : nothing
      }
      <p class="help">${texts.voters(voters, attendees)}</p>`;
  }

  private votes() {
    const { votes, screen } = this.room;
    const isOpen = this.forInstructor && screen.kind === 'question';
    if (Object.keys(votes).length === 0 && !isOpen) {
      return nothing;
    }
    const isJudged = this.judged !== null && this.judged.run === screen.run;
    const right = isJudged && this.judged !== null ? rightAnswers(this.judged.verdict) : [];
    const texts = workshopTexts(this.language);
    return html`${voteBars(votes, texts, right)}
    ${this.vote === null ? nothing : html`<p>${textsOf(this.language).labelled(texts.youSaid, texts.choices[this.vote])}</p>`}`;
  }
}
