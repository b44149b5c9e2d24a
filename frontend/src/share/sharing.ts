import type { Problem } from '../api/http';
import type { SavedScenario, ShareClient } from '../api/share-client';
import type { Playground } from '../app/playground';
import type { Expectation } from '../model/expectation';
import type { Language } from '../model/language';
import type { Run } from '../model/run';
import type { Scenario } from '../model/scenario';
import {
  type Fragment,
  isEmbedded,
  NOTHING,
  pathOf,
  type Place,
  placeOf,
  readFragment,
  writeFragment,
} from './address';
import {
  type AddressChange,
  DRAFT,
  INITIAL,
  reduceAddress,
  type ShareProblem,
} from './address-state';
import { decode, encode } from './codec';
import { type PageSource, publicOrigin } from './origin';

/** The part of a browser's window that is needed here. */
export interface AddressBar extends PageSource {
  readonly location: { readonly pathname: string; readonly hash: string; readonly origin: string };
  readonly history: Pick<History, 'pushState' | 'replaceState'>;
}

/** Chat programs cut addresses that are longer than this. */
export const LONG_LINK = 2_000;

/** Changes within this time are one step of the browser's history. */
const ONE_STEP_MS = 1_000;

interface Written {
  readonly address: string;
  readonly link: string | null;
  readonly pushedAt: number;
}

/** Keeps the page and its address in step, in both directions. */
export class Sharing {
  private state = INITIAL;
  /** What this page wrote into the address last, and when it last added to the browser's history. */
  private written: Written = { address: '', link: null, pushedAt: -Infinity };
  /** Grows with every address that is opened, so that late answers about an earlier one are ignored. */
  private generation = 0;
  /** The draft's link, encoded once for each draft. */
  private link: { scenario: Scenario; text: string } | null = null;

  constructor(
    private readonly playground: Playground,
    private readonly client: ShareClient,
    private readonly bar: AddressBar,
    private readonly changed: () => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  get problem(): ShareProblem | null {
    return this.state.problem;
  }

  /** The saved scenario that a short link names. */
  get saved(): SavedScenario | null {
    return this.state.saved;
  }

  /** The recorded run that the page was opened with. */
  get recorded(): string | null {
    return this.state.recorded;
  }

  get expect(): Expectation | null {
    return this.state.expect;
  }

  /** Whether the page still loads what the address names. */
  get isOpening(): boolean {
    return this.state.kind === 'opening';
  }

  /** Shows what the address names: at the start, after *Back*, and after the user has edited it. */
  async open(language: Language): Promise<void> {
    if (this.isElsewhere) {
      return;
    }
    const generation = ++this.generation;
    const { pathname, hash } = this.bar.location;
    const fragment = readFragment(hash);
    this.apply({ kind: 'opening', place: placeOf(pathname), fragment });
    this.playground.zoom.keep(fragment.window);
    await this.show(fragment, language, () => generation === this.generation);
    if (generation === this.generation) {
      this.apply({ kind: 'opened' });
      this.written = { ...this.written, address: pathname + hash, link: this.linkNow() };
      this.changed();
    }
  }

  /** Updates the address; must be called after every change of the page. */
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
    if (address === this.written.address) {
      return;
    }
    const isEdited = link !== this.written.link;
    const isStep = isEdited && this.now() - this.written.pushedAt > ONE_STEP_MS;
    this.bar.history[isStep ? 'pushState' : 'replaceState'](null, '', address);
    this.written = { address, link, pushedAt: isEdited ? this.now() : this.written.pushedAt };
    this.apply({ kind: 'written', place });
  }

  /** The absolute address of the draft. */
  address(language: Language): string {
    const fragment = writeFragment(this.fragment(this.linkNow(), language));
    return `${publicOrigin(this.bar)}/${fragment}`;
  }

  /** The zoom window and the pinned event, as a fragment for the address of a short link or a recorded run. */
  view(): string {
    const { zoom, selection } = this.playground;
    return writeFragment({ ...NOTHING, window: zoom.window, event: selection.pinned });
  }

  setExpectation(expect: Expectation | null): void {
    this.apply({ kind: 'expected', expect });
    this.changed();
  }

  dismiss(): void {
    this.apply({ kind: 'dismissed' });
    this.changed();
  }

  /** Returns to the default scenario. */
  reset(): void {
    this.apply({ kind: 'dismissed' });
    this.playground.resetDraft();
  }

  /** Whether this is another page than the playground, such as an exercise, whose address is not about scenarios. */
  private get isElsewhere(): boolean {
    const { pathname } = this.bar.location;
    return pathname !== '/' && placeOf(pathname).kind === 'draft';
  }

  private get isPristine(): boolean {
    const { next, zoom, selection } = this.playground;
    const { place, base } = this.state;
    const hasBase = place.kind !== 'draft' || base !== null;
    return !hasBase && !next.canUndo && zoom.window === null && selection.pinned === null;
  }

  private async show(
    fragment: Fragment,
    language: Language,
    isWanted: () => boolean,
  ): Promise<void> {
    const { playground } = this;
    const { place } = this.state;
    if (place.kind === 'saved') {
      const answer = await this.client.scenario(place.slug, language);
      if (isWanted() && answer.ok) {
        playground.showScenario(answer.value.scenario);
        this.apply({ kind: 'saved', saved: answer.value, base: playground.draft });
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
        playground.showScenario(decoded.scenario);
        this.apply({ kind: 'scenario', base: playground.draft });
      } else {
        this.fail(decoded.problem);
      }
    } else if (playground.next.canUndo) {
      playground.resetDraft();
      this.apply({ kind: 'scenario', base: playground.draft });
    }
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
    this.apply({ kind: 'recorded', run: id, base: this.playground.draft });
  }

  /** Keeps what the user had. */
  private fail(problem: ShareProblem): void {
    const { next, draft } = this.playground;
    // The catalog, which may come later, replaces an untouched draft.
    this.apply({ kind: 'failed', problem, base: next.canUndo ? draft : null });
  }

  private apply(change: AddressChange): void {
    this.state = reduceAddress(this.state, change);
  }

  private fragment(scenario: string | null, language: Language): Fragment {
    const { zoom, selection } = this.playground;
    const { expect, pendingEvent } = this.state;
    const event = selection.pinned ?? pendingEvent;
    return { ...NOTHING, scenario, language, window: zoom.window, event, expect };
  }

  private placeNow(): Place {
    const { place } = this.state;
    const run = this.playground.session.run;
    const isOtherRun = place.kind === 'recorded' && run !== null && run.id !== place.id;
    return this.isAsOpened && !isOtherRun ? place : DRAFT;
  }

  /** Compares contents, because the catalog's arrival can replace the draft by an equal one. */
  private get isAsOpened(): boolean {
    const { base } = this.state;
    return base === null ? !this.playground.next.canUndo : encode(base) === this.linkNow();
  }

  private linkNow(): string {
    const { draft } = this.playground;
    if (this.link?.scenario !== draft) {
      this.link = { scenario: draft, text: encode(draft) };
    }
    return this.link.text;
  }

  /** Selects the event that the address names, once a run that contains it has ended. */
  selectPendingEvent(): void {
    const { playground } = this;
    const { pendingEvent } = this.state;
    if (pendingEvent !== null && playground.isSettled) {
      this.apply({ kind: 'selected' });
      if (playground.log.event(pendingEvent) !== undefined) {
        playground.pin(pendingEvent);
      }
    }
  }
}

function shareProblem({ kind }: Problem, missing: 'no-scenario' | 'no-run'): ShareProblem {
  return kind === 'gone' ? missing : kind === 'outdated' ? kind : 'unreachable';
}
