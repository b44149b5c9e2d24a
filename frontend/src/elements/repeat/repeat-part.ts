import { html } from 'lit';
import type { Playground } from '../../app/playground';
import type { Repeats } from '../../app/repeats';
import { type Fixed, isFixed } from '../../model/fixed';
import type { Language } from '../../model/language';
import type { Texts } from '../../texts/en';
import type { RepeatOrdered } from './repeat-tools';
import './repeat-tools';

/** The header's controls for repeating a run. */
export function repeatPart(
  repeats: Repeats,
  playground: Playground,
  texts: Texts,
  language: Language,
  fixed: Fixed,
) {
  const { session, catalog, draft } = playground;
  const recorded = session.run?.scenario ?? draft;
  const mayFollow = !isFixed(fixed, 'schedule');
  const mayRunFree = !isFixed(fixed, 'mode') || draft.mode === 'free';
  const locks = isFixed(fixed, 'lock.kind')
    ? []
    : (catalog?.locks ?? []).filter(
        ({ kind, stores }) => kind !== recorded.lock.kind && stores.includes(recorded.store),
      );
  return html`<repeat-tools
    .texts=${texts}
    .locks=${locks}
    .chosen=${playground.lockOf(draft)}
    .schedule=${mayFollow ? draft.schedule : null}
    ?canRepeat=${repeats.canRepeat && mayFollow && mayRunFree}
    ?canStepBack=${repeats.canStepBack && mayFollow}
    ?stepping=${playground.isStepping}
    @repeat-ordered=${({ order }: RepeatOrdered) => void repeats.order(order, language)}
    @schedule-released=${() =>
      playground.next.change({ scenario: { ...draft, schedule: null }, note: null })}
  ></repeat-tools>`;
}
