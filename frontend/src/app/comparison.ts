import type { Client } from '../api/client';
import { type Difference, firstDifference } from '../model/first-difference';
import type { Language } from '../model/language';
import type { Picture } from '../model/picture';
import { PictureCache } from '../model/picture-cache';
import type { TourOrder } from '../model/tour-order';
import { type Harm, LockTour } from './lock-tour';
import type { RunRecord } from './run-record';

/** The view in the middle of the page. */
export type MainView = 'run' | 'compare' | 'tour';

/** How the runs of a tour are shown: as pictures, or as a table in some order. */
export interface TourDisplay {
  /** Null as long as it is up to the page: where there is little room, a table. */
  readonly isTable: boolean | null;
  readonly order: TourOrder | null;
}

/** The previous run, as a ghost behind the present one or beside it; and the tour of all locks. */
export class Comparison {
  mainView: MainView = 'run';
  hasGhost = false;
  /** The run that was shown before the present one. */
  previous: RunRecord | null = null;
  readonly tour: LockTour;
  tourDisplay: TourDisplay = { isTable: null, order: null };

  private readonly pictures = new PictureCache();
  private difference: { of: RunRecord; to: RunRecord; value: Difference | null } | null = null;

  constructor(
    private readonly client: Client,
    private readonly changed: () => void,
  ) {
    this.tour = new LockTour(client, changed);
  }

  show(mainView: MainView): void {
    this.mainView = mainView;
    this.changed();
  }

  /** Shows a tour that is about to start; of many runs, as a table. */
  beginTour(harm: Harm): void {
    this.tourDisplay = {
      isTable: harm === 'all' ? true : this.tourDisplay.isTable,
      order: null,
    };
    this.show('tour');
  }

  displayTour(display: TourDisplay): void {
    this.tourDisplay = display;
    this.changed();
  }

  /** Shows the run that was just started; the tour is kept. */
  leave(): void {
    if (this.mainView !== 'run') {
      this.show('run');
    }
  }

  toggleGhost(): void {
    this.hasGhost = !this.hasGhost;
    this.changed();
  }

  /** Keeps a run that another one replaces; null keeps the one before. */
  keep(record: RunRecord | null): void {
    this.previous = record ?? this.previous;
  }

  /** The previous run as the timeline draws it. */
  get previousPicture(): Picture | null {
    return this.previous === null ? null : this.pictures.of(this.previous.log);
  }

  get ghost(): Picture | null {
    return this.hasGhost ? this.previousPicture : null;
  }

  /** The first difference between the previous run and another one. */
  differenceTo(to: RunRecord): Difference | null {
    const { previous: of, difference } = this;
    if (of === null) {
      return null;
    }
    if (difference?.of !== of || difference.to.log !== to.log) {
      this.difference = { of, to, value: firstDifference(of.log.events, to.log.events) };
    }
    return this.difference?.value ?? null;
  }

  async setLanguage(language: Language): Promise<void> {
    const { previous } = this;
    await this.tour.setLanguage(language);
    if (previous !== null) {
      const answer = await this.client.run(previous.run.id, language);
      if (answer.ok && this.previous === previous) {
        this.previous = { ...previous, verdict: answer.value.verdict };
        this.changed();
      }
    }
  }
}
