import { css, html } from 'lit';
import type { Catalog } from '../../model/catalog';
import type { Scenario } from '../../model/scenario';
import type { Texts } from '../../texts/en';
import { buyersText, faultText, nameOf } from '../../texts/scenario-text';

/** A whole scenario to read: lock, data, buyers, faults and program. Without a catalog, its kinds go by their codes. */
export function scenarioFacts(scenario: Scenario, catalog: Catalog | null, texts: Texts) {
  const { controls, runStrip } = texts;
  const { lock, store, stock, faults, program } = scenario;
  return html`<dl class="facts">
    <dt>${controls.lock}</dt>
    <dd>${nameOf(catalog?.locks, lock.kind)}</dd>
    <dt>${controls.data}</dt>
    <dd>${nameOf(catalog?.stores, store)} · ${runStrip.tickets(stock)}</dd>
    <dt>${controls.buyers}</dt>
    <dd>${buyersText(scenario, texts).join(' · ')}</dd>
    <dt>${controls.fault}</dt>
    <dd>
      ${
        faults.length === 0
          ? controls.faultNone
          : faults.map((fault) => faultText(fault, catalog, texts)).join(' · ')
      }
    </dd>
    <dt>${controls.program}</dt>
    <dd><pre>${program}</pre></dd>
  </dl>`;
}

export const scenarioFactsStyles = css`
  .facts {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 4px 12px;
    align-items: baseline;
  }

  .facts dt {
    color: var(--muted);
    font-size: 12px;
  }

  .facts dd {
    margin: 0;
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .facts pre {
    margin: 0;
    padding: 6px 10px;
    overflow: auto;
    border-radius: 6px;
    background: var(--sunken);
    font: var(--facts-code, 12px) / 1.45 var(--mono);
  }
`;
