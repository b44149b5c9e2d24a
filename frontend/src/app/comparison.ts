import type { Client } from '../api/client';
import { firstDifference, type Difference } from '../model/first-difference';
import type { Picture } from '../model/picture';
import { PictureCache } from '../model/picture-cache';
import type { Language } from '../texts/languages';
import { LockTour } from './lock-tour';
import type { RunRecord } from './run-record';

/** What the middle of the page shows. */
export type Scenery = 'run' | 'compare' | 'tour';

/** The run before this one, to be seen behind it or beside it; and the tour of all locks. */
export class Comparison {
  scenery: Scenery = 'run';
  hasGhost = false;
  /** The run that was shown before the present one. */
  previous: RunRecord | null = null;
  readonly tour: LockTour;

  private readonly pictures = new PictureCache();
  private difference: { of: RunRecord; to: RunRecord; value: Difference | null } | null = null;

  constructor(
    private readonly client: Client,
    private readonly changed: () => void,
  ) {
    this.tour = new LockTour(client, changed);
  }

  show(scenery: Scenery): void {
    this.scenery = scenery;
    this.changed();
  }

  /** Another run was started: the tour stays to come back to. */
  leaveTour(): void {
    if (this.scenery === 'tour') {
      this.show('run');
    }
  }

  toggleGhost(): void {
    this.hasGhost = !this.hasGhost;
    this.changed();
  }

  /** Keeps a run that makes way for another one. */
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

  /** Where the previous run and another one part. */
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

  async speak(language: Language): Promise<void> {
    const { previous } = this;
    await this.tour.speak(language);
    if (previous !== null) {
      const answer = await this.client.run(previous.run.id, language);
      if (answer.ok && this.previous === previous) {
        this.previous = { ...previous, verdict: answer.value.verdict };
        this.changed();
      }
    }
  }
}
