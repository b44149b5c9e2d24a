import type { Problem } from '../api/http';
import type { Run } from '../api/run';
import type { SavedScenario, ShareClient } from '../api/share-client';
import type { Playground } from '../app/playground';
import type { Scenario } from '../model/scenario';
import type { Language } from '../texts/languages';
import {
  isEmbedded,
  NOTHING,
  pathOf,
  placeOf,
  readFragment,
  writeFragment,
  type Expectation,
  type Fragment,
  type Place,
} from './address';
import { decode, encode, type LinkProblem } from './codec';
import { publicOrigin, type PageSource } from './origin';

export type ShareProblem = LinkProblem | 'no-scenario' | 'no-run' | 'outdated' | 'unreachable';

/** The part of a browser's window that is needed here. */
export interface AddressBar extends PageSource {
  readonly location: { readonly pathname: string; readonly hash: string; readonly origin: string };
  readonly history: Pick<History, 'pushState' | 'replaceState'>;
}

/** Chat programs cut addresses that are longer than this. */
export const LONG_LINK = 2_000;

/** Changes that follow one another faster than this are one step of the browser's history. */
const ONE_STEP_MS = 1_000;
const DRAFT: Place = { kind: 'draft' };

/** Keeps the address what the page shows, and shows what the address says. */
export class Sharing {
  problem: ShareProblem | null = null;
  /** What the scenario of a short link came with. */
  saved: SavedScenario | null = null;
  expect: Expectation | null = null;
  /** The run that was recorded before the page was opened, and that it showed first. */
  recorded: string | null = null;
  /** While what the address says is on its way, the page shows something else. */
  isOpening = false;

  private place: Place = DRAFT;
  /** The scenario that the address stands for; null for the one that everybody begins with. */
  private base: Scenario | null = null;
  private pendingEvent: number | null = null;
  private written = '';
  private writtenLink: string | null = null;
  private pushedAt = -Infinity;
  private generation = 0;
  private link: { scenario: Scenario; text: string } | null = null;

  constructor(
    private readonly playground: Playground,
    private readonly client: ShareClient,
    private readonly bar: AddressBar,
    private readonly changed: () => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Shows what the address says: at the start, after *Back* and after an edit. */
  async open(language: Language): Promise<void> {
    if (this.isElsewhere) {
      return;
    }
    const generation = ++this.generation;
    this.isOpening = true;
    const { pathname, hash } = this.bar.location;
    const fragment = readFragment(hash);
    this.place = placeOf(pathname);
    this.problem = null;
    this.saved = null;
    this.recorded = null;
    this.expect = fragment.expect;
    this.pendingEvent = fragment.event;
    this.playground.zoom.keep(fragment.window);
    await this.show(fragment, language, () => generation === this.generation);
    if (generation === this.generation) {
      this.isOpening = false;
      this.written = pathname + hash;
      this.writtenLink = this.linkNow();
      this.changed();
    }
  }

  /** To be called after every change of the page: brings the address up to date. */
  follow(language: Language): void {
    if (this.isOpening || this.isElsewhere) {
      return;
    }
    this.selectPendingEvent();
    if (this.isPristine || (this.problem !== null && this.isAsOpened)) {
      return;
    }
    const place = this.placeNow();
    const link = place.kind === 'draft' ? this.linkNow() : null;
    const address = pathOf(place) + writeFragment(this.fragment(link, language));
    if (address === this.written) {
      return;
    }
    const isStep = link !== this.writtenLink && this.now() - this.pushedAt > ONE_STEP_MS;
    this.bar.history[isStep ? 'pushState' : 'replaceState'](null, '', address);
    this.pushedAt = link === this.writtenLink ? this.pushedAt : this.now();
    this.place = place;
    this.written = address;
    this.writtenLink = link;
    this.problem = null;
  }

  /** The whole address of the scenario that is chosen, as a text to send. */
  address(language: Language): string {
    const fragment = writeFragment(this.fragment(this.linkNow(), language));
    return `${publicOrigin(this.bar)}/${fragment}`;
  }

  /** What the viewer is looking at, to go behind the address of a short link or a recorded run. */
  view(): string {
    const { zoom, spotlight } = this.playground;
    return writeFragment({ ...NOTHING, window: zoom.window, event: spotlight.pinned });
  }

  setExpectation(expect: Expectation | null): void {
    this.expect = expect;
    this.changed();
  }

  dismiss(): void {
    this.problem = null;
    this.changed();
  }

  /** Goes back to the scenario that everybody begins with. */
  reset(): void {
    this.problem = null;
    this.playground.resetDraft();
  }

  /** Whether this is another page than the playground, such as an exercise, whose address says other things. */
  private get isElsewhere(): boolean {
    const { pathname } = this.bar.location;
    return pathname !== '/' && placeOf(pathname).kind === 'draft';
  }

  private get isPristine(): boolean {
    const { next, zoom, spotlight } = this.playground;
    const hasBase = this.place.kind !== 'draft' || this.base !== null;
    return !hasBase && !next.canUndo && zoom.window === null && spotlight.pinned === null;
  }

  private async show(
    fragment: Fragment,
    language: Language,
    isWanted: () => boolean,
  ): Promise<void> {
    const { place, playground } = this;
    this.base = null;
    if (place.kind === 'saved') {
      const answer = await this.client.scenario(place.slug, language);
      if (isWanted() && answer.ok) {
        this.saved = answer.value;
        this.expect = answer.value.expect ?? this.expect;
        this.showScenario(answer.value.scenario);
        await this.showRecorded(answer.value.run, language, isWanted);
      } else if (isWanted() && !answer.ok) {
        this.fail(shareProblem(answer.problem, 'no-scenario'));
      }
    } else if (place.kind === 'recorded') {
      const answer = await playground.session.open(place.id, language);
      if (isWanted() && answer.ok) {
        this.settleOn(answer.value);
      } else if (isWanted() && !answer.ok) {
        playground.session.dismissProblem();
        this.fail(shareProblem(answer.problem, 'no-run'));
      }
    } else if (fragment.scenario !== null) {
      const decoded = decode(fragment.scenario);
      if (decoded.ok) {
        this.showScenario(decoded.scenario);
      } else {
        this.fail(decoded.problem);
      }
    } else if (playground.next.canUndo) {
      playground.resetDraft();
      this.base = playground.draft;
    }
  }

  private showScenario(scenario: Scenario): void {
    this.playground.showScenario(scenario);
    this.base = this.playground.draft;
  }

  /** An embed shows the recorded run of a short link, if it still exists; other pages only load its scenario. */
  private async showRecorded(
    id: string | null,
    language: Language,
    isWanted: () => boolean,
  ): Promise<void> {
    if (id === null || !isEmbedded(this.bar.location.pathname)) {
      return;
    }
    const { session } = this.playground;
    const answer = await session.open(id, language);
    if (isWanted() && answer.ok) {
      this.settleOn(answer.value);
    } else if (isWanted()) {
      session.dismissProblem();
    }
  }

  private settleOn({ id, scenario }: Run): void {
    this.playground.settleOn(scenario);
    this.base = this.playground.draft;
    this.recorded = id;
  }

  /** Keeps what the user had. */
  private fail(problem: ShareProblem): void {
    this.problem = problem;
    this.base = this.playground.draft;
    this.place = DRAFT;
  }

  private fragment(scenario: string | null, language: Language): Fragment {
    const { zoom, spotlight } = this.playground;
    const event = spotlight.pinned ?? this.pendingEvent;
    return { ...NOTHING, scenario, language, window: zoom.window, event, expect: this.expect };
  }

  private placeNow(): Place {
    const { playground, place } = this;
    const run = playground.session.run;
    const isOtherRun = place.kind === 'recorded' && run !== null && run.id !== place.id;
    return this.isAsOpened && !isOtherRun ? place : DRAFT;
  }

  /** Compared by what it says: the catalog, when it comes, puts an equal scenario in the draft's place. */
  private get isAsOpened(): boolean {
    return this.base !== null && encode(this.base) === this.linkNow();
  }

  private linkNow(): string {
    const { draft } = this.playground;
    if (this.link?.scenario !== draft) {
      this.link = { scenario: draft, text: encode(draft) };
    }
    return this.link.text;
  }

  /** Selects the event that the address names, as soon as there is a run in which it is. */
  selectPendingEvent(): void {
    const { playground, pendingEvent } = this;
    if (pendingEvent !== null && playground.isSettled) {
      this.pendingEvent = null;
      if (playground.log.event(pendingEvent) !== undefined) {
        playground.pin(pendingEvent);
      }
    }
  }
}

function shareProblem({ kind }: Problem, missing: 'no-scenario' | 'no-run'): ShareProblem {
  return kind === 'gone' ? missing : kind === 'outdated' ? kind : 'unreachable';
}
