import { html, nothing } from 'lit';
import type { NextSteps } from '../../app/next-steps';
import type { Fixed } from '../../model/fixed';
import { never } from '../../model/never';
import { STEP_PLACES, type StepPlace } from '../../model/next-step';
import type { ScenarioControls } from '../controls/scenario-controls';
import type { StepAnswered } from './next-step';
import './next-step';
import type { PageView } from './page-parts';
import type { PhoneTabs } from './phone-tabs';

/**
 * The next step after the shown run.
 *
 * @param isBar whether it lies over the foot of the page
 * @param isTask whether changing the scenario is the reader's task, so that the page does not do it
 */
export function nextStepPart({ texts, nextStep }: PageView, isBar: boolean, isTask: boolean) {
  return nextStep === null
    ? nothing
    : html`<next-step
        .texts=${texts}
        .step=${nextStep}
        ?manual=${nextStep.place !== null && (isTask || !nextStep.isPossible)}
        ?bar=${isBar}
      ></next-step>`;
}

/** Does what the user wants of the offered step. */
export function answerStep(
  { answer, kind }: StepAnswered,
  steps: NextSteps,
  fixed: Fixed,
  page: ParentNode,
): void {
  switch (answer) {
    case 'dismiss':
      steps.dismiss(kind);
      return;
    case 'show': {
      const place = STEP_PLACES[kind];
      if (place !== null) {
        void showPlace(page, place);
      }
      return;
    }
    case 'act':
      steps.act(kind, fixed);
      return;
    default:
      never(answer);
  }
}

/** Scrolls to the control with which a step is done, and unfolds it. */
async function showPlace(page: ParentNode, place: StepPlace): Promise<void> {
  const fold = page.querySelector<HTMLDetailsElement>('details.controls');
  if (fold !== null) {
    fold.open = true;
  }
  const tabs = page.querySelector<PhoneTabs>('phone-tabs');
  tabs?.show('settings');
  await tabs?.updateComplete;
  await page.querySelector<ScenarioControls>('scenario-controls')?.point(place);
}
