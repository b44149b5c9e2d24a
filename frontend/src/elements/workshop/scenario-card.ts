import { html } from 'lit';
import type { Catalog } from '../../model/catalog';
import { presetOf } from '../../model/draft';
import type { Scenario } from '../../model/scenario';
import { encode } from '../../share/codec';
import type { Texts } from '../../texts/en';
import type { WorkshopTexts } from '../../texts/workshop-texts';
import { scenarioFacts } from '../common/scenario-facts';

/** A scenario in short, and the way to try it. */
export function scenarioCard(
  scenario: Scenario,
  catalog: Catalog | null,
  texts: WorkshopTexts,
  pageTexts: Texts,
) {
  const preset = catalog === null ? null : presetOf(scenario, catalog);
  return html`<strong>${preset?.name ?? scenario.title}</strong>
    ${scenarioFacts(scenario, catalog, pageTexts)}
    <a href="/#${encode(scenario)}" target="_blank">${texts.tryIt} ↗</a>`;
}
