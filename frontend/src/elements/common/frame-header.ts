import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { applyTheme, rememberedTheme, rememberLanguage, type Theme } from '../../app/preferences';
import type { Language } from '../../model/language';
import { shared } from '../../styles/shared';
import { exerciseTexts } from '../../texts/exercise-texts';
import { htmlLang, textsOf } from '../../texts/languages';
import { NEXT_THEME, THEME_SIGNS } from './themes';

/** The language of the page was changed. */
export class LanguageChange extends Event {
  constructor(readonly language: Language) {
    super('language-change');
  }
}

/** The top of the pages beside the playground: the way back to it, language and light. */
@customElement('frame-header')
export class FrameHeader extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 14px;
        align-items: center;
        min-height: 56px;
        padding: 8px 14px;
        border-bottom: 1px solid var(--line);
        background: var(--panel);
      }

      a {
        color: var(--accent);
        font-weight: 600;
        text-decoration: none;
      }

      .name {
        flex: 1;
        color: var(--ink);
        font-size: 16px;
        font-weight: 750;
        white-space: nowrap;
      }

      button {
        min-height: 36px;
      }

      /* The name leads there, too. */
      @media (max-width: 480px) {
        .playground {
          display: none;
        }
      }
    `,
  ];

  @property() language: Language = 'en';
  @property({ attribute: false }) theme: Theme = rememberedTheme();

  override render() {
    const { header, appName, labelled } = textsOf(this.language);
    return html`
      <a class="name" href="/">${appName}</a>
      <slot></slot>
      <a class="playground" href="/">${exerciseTexts(this.language).playground}</a>
      <a href="/exercises">${header.exercises}</a>
      <button
        lang=${header.otherLanguageCode}
        aria-label=${header.switchLanguage}
        @click=${this.switchLanguage}
      >
        ${header.otherLanguage}
      </button>
      <button
        aria-label=${labelled(header.theme, header.themes[this.theme])}
        @click=${this.switchTheme}
      >
        ${THEME_SIGNS[this.theme]}
      </button>
    `;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.role = 'banner';
    applyTheme(this.theme);
  }

  private switchLanguage(): void {
    const language = this.language === 'en' ? 'zh' : 'en';
    rememberLanguage(language);
    document.documentElement.lang = htmlLang(language);
    this.dispatchEvent(new LanguageChange(language));
  }

  private switchTheme(): void {
    this.theme = NEXT_THEME[this.theme];
    applyTheme(this.theme);
  }
}
