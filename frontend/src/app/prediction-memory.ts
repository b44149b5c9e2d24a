import type { Prediction } from '../api/exercises';
import type { Scenario } from '../model/scenario';

const KEY = 'prediction';

/** Remembers the prediction for an exercise's next run in this tab, so that a reload does not lose it. */
export class PredictionMemory {
  constructor(
    private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
    private readonly exercise: string,
  ) {}

  /** @param scenario the one that the prediction is about; its title is in the page's language */
  remember(scenario: Partial<Scenario>, prediction: Prediction): void {
    this.storage.setItem(KEY, JSON.stringify({ about: this.about(scenario), prediction }));
  }

  /** The prediction about this scenario; empty if there is none. */
  recall(scenario: Partial<Scenario>): Prediction {
    const stored = this.storage.getItem(KEY);
    if (stored === null) {
      return {};
    }
    const { about, prediction } = JSON.parse(stored) as { about: string; prediction: Prediction };
    return about === this.about(scenario) ? prediction : {};
  }

  forget(): void {
    this.storage.removeItem(KEY);
  }

  private about(scenario: Partial<Scenario>): string {
    return JSON.stringify([this.exercise, { ...scenario, title: '' }]);
  }
}
