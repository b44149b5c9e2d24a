import { html } from 'lit';
import type { Playground } from '../app/playground';
import type { RunRecord } from '../app/run-record';
import { programProblems } from '../app/program-problems';
import { sayWaiting } from '../app/waiting';
import { isFixed, type Fixed } from '../model/fixed';
import { faultLines } from '../model/fault-plan';
import { normalProgram } from '../model/program-text';
import { waitsAt } from '../model/wait-for';
import type { Repeats } from '../app/repeats';
import type { Tip } from '../app/tips';
import type { Texts } from '../texts/en';
import type { StopOpened, TimelineOrder } from './events';
import './finding-list';
import './lock-tour-view';
import './play-bar';
import './repeat/repeat-outcome';
import './program-lines';
import './run-compare';
import './run-figures';
import './run-stage';
import './run-timeline';
import './run-verdict';
import type { ScenarioControls } from './scenario-controls';
import './scenario-controls';
import './wait-for';

/** The input of the page's parts. */
export interface PageView {
  readonly playground: Playground;
  readonly repeats: Repeats;
  readonly texts: Texts;
  /** What may not be chosen for the next run. */
  readonly fixed: Fixed;
  /** The tip for a newcomer. */
  readonly tip: Tip | null;
  readonly isNarrow: boolean;
  readonly isDark: boolean;
}

/** The input of the run's parts. */
export type RunView = Omit<PageView, 'repeats' | 'fixed' | 'tip'>;

/** Everything of the next run that can be chosen; folded on a phone. */
export function controlsPart({ playground, texts, fixed, tip, isNarrow }: PageView) {
  const controls = html`<scenario-controls
    .texts=${texts}
    .catalog=${playground.catalog}
    .scenario=${playground.draft}
    .note=${playground.next.note}
    .fixed=${fixed}
    .tip=${tip}
  ></scenario-controls>`;
  return isNarrow
    ? html`<details class="panel controls">
        <summary>${texts.controls.fold}</summary>
        ${controls}
      </details>`
    : html`<section class="panel controls" aria-label=${texts.controls.title}>
        ${controls}
      </section>`;
}

/** Goes to what the tip is about, which may be folded. */
export function showTip(page: ParentNode): void {
  const fold = page.querySelector<HTMLDetailsElement>('details.controls');
  if (fold !== null) {
    fold.open = true;
  }
  page.querySelector<ScenarioControls>('scenario-controls')?.showTip();
}

export function verdictPart({ playground, texts }: RunView) {
  return html`<run-verdict
    .texts=${texts}
    .verdict=${playground.verdict}
    .waiting=${sayWaiting(playground, texts)}
    ?busy=${playground.session.isBusy || playground.isUnfolding}
    ?skippable=${playground.isUnfolding && !playground.session.isBusy}
    @skip=${() => playground.skip()}
  ></run-verdict>`;
}

/** The stage, and the bar to go back and forth with. */
export function scenePart({ playground, texts }: RunView) {
  const { log, spotlight } = playground;
  const { scenario } = log.setup;
  const lock = playground.lockOf(scenario);
  const { from, to } = playground.currentPicture();
  return html`<section class="panel scene" aria-label=${texts.stage.title}>
    <run-stage
      .texts=${texts}
      .scenario=${scenario}
      .state=${playground.state}
      .recent=${playground.recent}
      .lit=${spotlight.litBuyers(log)}
      .faults=${playground.catalog?.faults ?? []}
      ?canBreak=${playground.canBreak}
      ?stepping=${playground.isStepping}
      .reach=${lock?.holds === true ? lock.reach : 'none'}
    ></run-stage>
    <play-bar
      .texts=${texts}
      .log=${log}
      .player=${playground.player}
      .from=${from}
      .end=${to}
      ?running=${playground.session.isBusy}
    ></play-bar>
  </section>`;
}

export function lanesPart({ playground, texts, isDark }: RunView) {
  const { log, spotlight, session, player, comparison } = playground;
  return html`<run-timeline
    class="panel"
    .texts=${texts}
    .log=${log}
    .version=${log.version}
    .picture=${playground.currentPicture()}
    .player=${player}
    .lit=${spotlight.lit}
    .pinned=${spotlight.pinned}
    .focusSeq=${spotlight.focusSeq}
    .window=${playground.zoom.window}
    .now=${playground.now}
    ?isOver=${session.phase === 'over'}
    .moment=${player.mode === 'live' ? null : playground.moment}
    .runId=${session.run?.id ?? ''}
    .ghost=${comparison.ghost}
    .previousLog=${comparison.previous?.log ?? null}
    ?dark=${isDark}
  ></run-timeline>`;
}

/** The middle of the page: the run, two runs compared, or the tour of all locks. */
export function centrePart(view: RunView) {
  const { comparison, session } = view.playground;
  const now = session.record;
  if (comparison.scenery === 'compare' && comparison.previous !== null && now !== null) {
    return html`<div class="centre whole">${comparePart(view, comparison.previous, now)}</div>`;
  }
  if (comparison.scenery === 'tour') {
    return html`<div class="centre whole">${tourPart(view)}</div>`;
  }
  return html`<div class="centre">${verdictPart(view)} ${scenePart(view)} ${lanesPart(view)}</div>`;
}

/** Handles the timeline's buttons that concern the page. */
export function obeyTimeline({ comparison }: Playground, order: TimelineOrder): void {
  if (order === 'ghost') {
    comparison.toggleGhost();
  } else if (order === 'compare') {
    comparison.show('compare');
  }
}

function comparePart({ playground, texts, isDark }: RunView, before: RunRecord, now: RunRecord) {
  const { comparison, catalog } = playground;
  return html`<run-compare
    class="panel"
    .texts=${texts}
    .earlier=${before}
    .later=${now}
    .earlierPicture=${comparison.previousPicture}
    .laterPicture=${playground.currentPicture()}
    .difference=${comparison.differenceTo(now)}
    .lockName=${(kind: string) => catalog?.locks.find((lock) => lock.kind === kind)?.name ?? kind}
    ?dark=${isDark}
    @close-view=${() => comparison.show('run')}
  ></run-compare>`;
}

function tourPart({ playground, texts, isDark }: RunView) {
  const { comparison } = playground;
  return html`<lock-tour-view
    class="panel"
    .texts=${texts}
    .stops=${[...comparison.tour.stops]}
    ?running=${comparison.tour.isRunning}
    ?dark=${isDark}
    @stop-opened=${({ stop }: StopOpened) => playground.openStop(stop)}
    @stop-tour=${() => void comparison.tour.stop()}
    @close-view=${() => comparison.show('run')}
  ></lock-tour-view>`;
}

/** The program, what went wrong, and the numbers. */
export function sidePart({ playground, repeats, texts, fixed }: PageView) {
  const { verdict, draft, log, state, spotlight } = playground;
  const { from, to } = playground.currentPicture();
  const lock = playground.lockOf(log.setup.scenario);
  const isShown = log.setup.scenario.program === normalProgram(draft.program);
  return html`<aside class="panel side">
    <program-lines
      .texts=${texts}
      .program=${draft.program}
      .problems=${programProblems(playground, texts)}
      .faultLines=${faultLines(draft)}
      .lock=${playground.lockOf(draft)}
      .buyers=${isShown ? state.buyers : []}
      .holders=${state.holders}
      ?fixed=${isFixed(fixed, 'program')}
    ></program-lines>
    <div class="findings">
      <repeat-outcome .texts=${texts} .outcome=${repeats.outcome}></repeat-outcome>
      <finding-list .texts=${texts} .verdict=${verdict} .chosen=${spotlight.finding}></finding-list>
      <wait-for
        .texts=${texts}
        .waits=${waitsAt(state, lock?.holds === true ? lock.reach : 'none')}
      ></wait-for>
    </div>
    <run-figures
      .texts=${texts}
      .figures=${verdict?.figures ?? {}}
      .log=${log}
      .version=${log.version}
      .from=${from}
      .end=${to}
    ></run-figures>
  </aside>`;
}
