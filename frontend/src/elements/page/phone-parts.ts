import { html, nothing, type TemplateResult } from 'lit';
import { nextStepPart } from './next-step-part';
import {
  centrePart,
  figuresPart,
  findingsPart,
  lanesPart,
  type PageView,
  programPart,
  sidePart,
  stripPart,
} from './page-parts';
import { PHONE_TABS } from './phone-tabs';
import './phone-tabs';

/** Where the part to the left of the stage goes on a phone: an exercise is read first, the controls are a tab. */
export type LeftPlace = 'top' | 'tab';

/** The page beside one another, or on a phone the stage with tabs below it. */
export function mainParts(view: PageView, left: TemplateResult, place: LeftPlace) {
  const isTab = place === 'tab';
  if (!view.isNarrow) {
    const centre = centrePart(view, stripPart(view), nextStepPart(view, false, !isTab));
    return html`${left} ${centre} ${sidePart(view)}`;
  }
  const centre = centrePart(view, stripPart(view));
  return html`${isTab ? nothing : left} ${centre}
    <phone-tabs
      .texts=${view.texts}
      .tabs=${PHONE_TABS.filter((tab) => isTab || tab !== 'settings')}
    >
      <div class="phone" slot="program">${programPart(view)}</div>
      <div slot="timeline">${lanesPart(view)}</div>
      <div class="phone" slot="findings">${findingsPart(view)}</div>
      <div class="phone" slot="figures">${figuresPart(view)}</div>
      ${isTab ? html`<div slot="settings">${left}</div>` : nothing}
    </phone-tabs>
    ${nextStepPart(view, true, !isTab)}`;
}
