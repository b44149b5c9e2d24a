import { html } from 'lit';
import { headerPhaseOf } from '../../app/header-phase';
import type { Playground } from '../../app/playground';
import type { Theme } from '../../app/preferences';
import type { Repeats } from '../../app/repeats';
import type { Fixed } from '../../model/fixed';
import type { Language } from '../../model/language';
import type { Sharing } from '../../share/sharing';
import type { Texts } from '../../texts/en';
import type { DraftChange } from '../common/events';
import { repeatPart } from '../repeat/repeat-part';
import '../share/share-tools';
import './page-header';
import './site-links';

/** The input of the page's head. */
export interface HeaderView {
  readonly playground: Playground;
  readonly repeats: Repeats;
  readonly sharing: Sharing;
  readonly texts: Texts;
  readonly language: Language;
  readonly fixed: Fixed;
  readonly theme: Theme;
  /** Whether the page still loads what its address names. */
  readonly isOpening: boolean;
}

/** What its buttons do, apart from steering the run. */
export interface HeaderActions {
  change(event: DraftChange): void;
  run(stepwise: boolean): void;
  undo(): void;
  redo(): void;
  help(): void;
  switchLanguage(): void;
  changeTheme(event: CustomEvent<Theme>): void;
}

/** The page's head with all its tools. */
export function headerPart(view: HeaderView, actions: HeaderActions) {
  const { playground, repeats, sharing, texts, language, fixed, theme } = view;
  const { session, next } = playground;
  return html`<page-header
    role="banner"
    .texts=${texts}
    .catalog=${playground.catalog}
    .scenario=${playground.draft}
    .theme=${theme}
    .phase=${headerPhaseOf(playground, view.isOpening)}
    ?hasRun=${session.run !== null}
    .fixed=${fixed}
    ?stepping=${playground.isStepping}
    ?canUndo=${next.canUndo}
    ?canRedo=${next.canRedo}
    @draft-change=${actions.change}
    @start-run=${() => actions.run(false)}
    @step-run=${() => actions.run(true)}
    @free-run=${() => void playground.steering.step('all')}
    @stop-run=${() => void playground.steering.stop()}
    @undo=${actions.undo}
    @redo=${actions.redo}
    @show-help=${actions.help}
    @switch-language=${actions.switchLanguage}
    @theme-change=${actions.changeTheme}
    >${repeatPart(repeats, playground, texts, language, fixed)}<share-tools
      .texts=${texts}
      .sharing=${sharing}
      .playground=${playground}
    ></share-tools
    ><site-links .texts=${texts}></site-links
  ></page-header>`;
}
