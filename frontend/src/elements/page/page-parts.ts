import { html, nothing, type TemplateResult } from 'lit';
import type { NextStep } from '../../app/next-steps';
import type { Playground } from '../../app/playground';
import { programProblems } from '../../app/program-problems';
import type { Repeats } from '../../app/repeats';
import type { RunRecord } from '../../app/run-record';
import { waitingText } from '../../app/waiting';
import type { CatalogFault } from '../../model/catalog';
import { canHappen } from '../../model/fault-check';
import { faultLines } from '../../model/fault-plan';
import { type Fixed, isFixed } from '../../model/fixed';
import { normalProgram } from '../../model/program-text';
import { figuresOf } from '../../model/run';
import { areNamed } from '../../model/program-names';
import { holdersOf } from '../../model/run-state';
import type { Scenario } from '../../model/scenario';
import { waitsAt } from '../../model/wait-for';
import type { Texts } from '../../texts/en';
import type { StopOpened, TimelineOrder, TourDisplayed, TourOrdered } from '../common/events';
import '../compare/lock-tour-view';
import '../compare/run-compare';
import '../controls/scenario-controls';
import '../program/program-lines';
import '../repeat/repeat-outcome';
import '../stage/play-bar';
import '../stage/run-stage';
import '../timeline/run-timeline';
import '../verdict/finding-list';
import '../verdict/run-figures';
import '../verdict/run-verdict';
import '../verdict/wait-for';
import './page-notice';
import './run-strip';

/** The input of the page's parts. */
export interface PageView {
  readonly playground: Playground;
  readonly repeats: Repeats;
  readonly texts: Texts;
  /** What may not be chosen for the next run. */
  readonly fixed: Fixed;
  /** The step that is offered after the shown run. */
  readonly nextStep: NextStep | null;
  readonly isNarrow: boolean;
  readonly isDark: boolean;
}

/** The input of the run's parts. */
export interface RunView extends Omit<PageView, 'repeats' | 'fixed' | 'nextStep'> {
  /** Why there is nothing to run, in place of what the page waits for. */
  readonly missing?: string | null;
}

/** Everything of the next run that can be chosen. */
export function controlsPart({ playground, texts, fixed }: PageView) {
  const controls = html`<scenario-controls
    .differing=${playground.differing}
    .texts=${texts}
    .catalog=${playground.catalog}
    .scenario=${playground.draft}
    .note=${playground.next.note}
    .fixed=${fixed}
  ></scenario-controls>`;
  return html`<section class="panel controls" aria-label=${texts.controls.title}>
    ${controls}
  </section>`;
}

/** The verdict, with the next step where there is room for it. */
export function verdictPart(
  { playground, texts, missing = null }: RunView,
  next: TemplateResult | typeof nothing = nothing,
) {
  return html`<run-verdict
    .texts=${texts}
    .verdict=${playground.verdict}
    .waiting=${missing ?? waitingText(playground, texts)}
    ?busy=${playground.session.isBusy || playground.isUnfolding}
    ?skippable=${playground.isUnfolding && !playground.session.isBusy}
    @skip=${() => playground.skip()}
    >${next}</run-verdict
  >`;
}

/** The stage and its scrubber. */
export function scenePart({ playground, texts }: RunView) {
  const { log, selection } = playground;
  const { scenario } = log.setup;
  const lock = playground.lockOf(scenario);
  const { from, to } = playground.currentPicture();
  return html`<section class="panel scene" aria-label=${texts.stage.title}>
    <run-stage
      .texts=${texts}
      .scenario=${scenario}
      .state=${playground.moment.state}
      .recent=${playground.moment.recent}
      .highlighted=${selection.highlightedBuyers(log)}
      .faults=${faultsOf(playground, scenario)}
      ?canBreak=${playground.moment.isPresent}
      ?stepping=${playground.isStepping}
      .reach=${lock?.holds === true ? lock.reach : 'none'}
      ?waitsEnd=${log.setup.traits.waitsEnd}
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

/** The faults that can happen in the shown run. */
function faultsOf({ catalog }: Playground, scenario: Scenario): readonly CatalogFault[] {
  return catalog?.faults.filter((kind) => canHappen(kind, scenario, catalog)) ?? [];
}

export function lanesPart({ playground, texts, isDark }: RunView) {
  const { log, selection, session, player, comparison } = playground;
  return html`<run-timeline
    class="panel"
    .texts=${texts}
    .log=${log}
    .version=${log.version}
    .picture=${playground.currentPicture()}
    .player=${player}
    .highlighted=${selection.highlighted}
    .pinned=${selection.pinned}
    .focusSeq=${selection.focusSeq}
    .window=${playground.zoom.window}
    .now=${playground.moment.now}
    ?isOver=${session.phase === 'over'}
    .moment=${player.mode === 'live' ? null : playground.moment.t}
    .runId=${session.run?.id ?? ''}
    .ghost=${comparison.ghost}
    .previousLog=${comparison.previous?.log ?? null}
    ?dark=${isDark}
  ></run-timeline>`;
}

/** Which run is shown, and what differs from it in the controls. */
export function stripPart({ playground, texts }: RunView) {
  const { session, catalog, log, differing, comparison } = playground;
  return html`<div class="strip">
    <run-strip
      .texts=${texts}
      .catalog=${catalog}
      .scenario=${session.log === null ? null : log.setup.scenario}
      .parts=${differing}
      ?busy=${session.isBusy}
      ?differs=${differing.length > 0}
      ?ofTour=${playground.isOfTour}
      @open-tour=${() => comparison.show('tour')}
    ></run-strip>
  </div>`;
}

/** The middle of the page: the run, two runs compared, or the tour of all locks. */
export function centrePart(
  view: RunView,
  strip: TemplateResult | typeof nothing = nothing,
  next: TemplateResult | typeof nothing = nothing,
) {
  const { comparison, session } = view.playground;
  const now = session.record;
  if (comparison.mainView === 'compare' && comparison.previous !== null && now !== null) {
    return html`<div class="centre whole">${comparePart(view, comparison.previous, now)}</div>`;
  }
  if (comparison.mainView === 'tour') {
    return html`<div class="centre whole">${tourPart(view)}</div>`;
  }
  return html`<div class=${strip === nothing ? 'centre' : 'centre stripped'}>
    ${strip} ${verdictPart(view, next)} ${scenePart(view)}
    ${view.isNarrow ? nothing : lanesPart(view)}
  </div>`;
}

/** Handles the timeline's buttons that concern the page. */
export function handleTimelineOrder({ comparison }: Playground, order: TimelineOrder): void {
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

function tourPart({ playground, texts, isDark, isNarrow }: RunView) {
  const { comparison } = playground;
  const { isTable, order } = comparison.tourDisplay;
  return html`<lock-tour-view
    class="panel"
    .texts=${texts}
    .stops=${[...comparison.tour.stops]}
    ?running=${comparison.tour.isRunning}
    ?dark=${isDark}
    .catalog=${playground.catalog}
    .harm=${comparison.tour.harm}
    .display=${{ isTable: isTable ?? isNarrow, order }}
    @tour-displayed=${({ display }: TourDisplayed) => comparison.displayTour(display)}
    @stop-opened=${({ stop }: StopOpened) => playground.openStop(stop)}
    @tour-ordered=${({ harm }: TourOrdered) => playground.tourLocks(harm)}
    @stop-tour=${() => void comparison.tour.stop()}
    @close-view=${() => comparison.show('run')}
  ></lock-tour-view>`;
}

/** The program, what went wrong, and the numbers. */
export function sidePart(view: PageView) {
  return html`<aside class="panel side">
    ${programPart(view)} ${findingsPart(view)} ${figuresPart(view)}
  </aside>`;
}

/** The program of the shown run. */
export function programPart({ playground, texts, fixed }: PageView) {
  const { draft, log } = playground;
  const { state } = playground.moment;
  const { scenario: shown } = log.setup;
  return html`<program-lines
    .texts=${texts}
    .program=${normalProgram(shown.program)}
    .draft=${draft.program}
    .problems=${programProblems(playground, texts)}
    .faultLines=${faultLines(shown)}
    .lock=${playground.lockOf(shown)}
    .buyers=${state.buyers}
    .holders=${holdersOf(state)}
    ?fixed=${isFixed(fixed, 'program')}
  ></program-lines>`;
}

/** What became of a repetition, the findings, and who waits for whom. */
export function findingsPart({ playground, repeats, texts }: PageView) {
  const { verdict, log, selection } = playground;
  const lock = playground.lockOf(log.setup.scenario);
  return html`<div class="findings">
    <repeat-outcome .texts=${texts} .outcome=${repeats.outcome}></repeat-outcome>
    <finding-list
      .texts=${texts}
      .verdict=${verdict}
      .chosen=${selection.finding}
      .log=${log}
      .pinned=${selection.pinned}
    ></finding-list>
    <wait-for
      .texts=${texts}
      ?named=${areNamed(log.setup.locks)}
      .waits=${waitsAt(playground.moment.state, lock?.holds === true ? lock.reach : 'none')}
    ></wait-for>
  </div>`;
}

export function figuresPart({ playground, texts }: PageView) {
  const { verdict, log } = playground;
  const { from, to } = playground.currentPicture();
  return html`<run-figures
    .texts=${texts}
    .figures=${figuresOf(verdict, log.events)}
    .log=${log}
    .version=${log.version}
    .from=${from}
    .end=${to}
  ></run-figures>`;
}

/**
 * Problems with the run and the connection, over the page.
 *
 * @param reset goes back to the scenario that the page has begun with
 */
export function noticePart(playground: Playground, texts: Texts, reset: () => void) {
  const { session } = playground;
  return html`<page-notice
    .texts=${texts}
    .problem=${session.problem}
    .connection=${session.connection}
    ?canReset=${true}
    @dismiss=${() => session.dismissProblem()}
    @reset-scenario=${reset}
  ></page-notice>`;
}
