import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { applyTheme, rememberedTheme, type Theme } from '../../app/preferences';
import { DARK, MediaQuery } from '../common/media-query';

/** The page's theme: the remembered one, until another is chosen. */
export class PageTheme implements ReactiveController {
  private theme = rememberedTheme();
  private readonly dark: MediaQuery;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
    this.dark = new MediaQuery(host, DARK);
  }

  hostConnected(): void {
    applyTheme(this.theme);
  }

  get chosen(): Theme {
    return this.theme;
  }

  get isDark(): boolean {
    return this.theme === 'system' ? this.dark.matches : this.theme === 'dark';
  }

  choose(theme: Theme): void {
    this.theme = theme;
    applyTheme(theme);
    this.host.requestUpdate();
  }
}
