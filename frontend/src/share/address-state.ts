import type { SavedScenario } from '../api/share-client';
import type { Expectation } from '../model/expectation';
import { never } from '../model/never';
import type { Scenario } from '../model/scenario';
import type { Fragment, Place } from './address';
import type { LinkProblem } from './codec';

export type ShareProblem = LinkProblem | 'no-scenario' | 'no-run' | 'outdated' | 'unreachable';

/** What the page's address names, and what the page has loaded of it. Immutable. */
export interface AddressState {
  /** Until what the address names has arrived, the page shows something else. */
  readonly kind: 'opening' | 'opened';
  readonly place: Place;
  /** The scenario that the address names; null for the default one. */
  readonly base: Scenario | null;
  /** The saved scenario that a short link names. */
  readonly saved: SavedScenario | null;
  /** The recorded run that the page was opened with. */
  readonly recorded: string | null;
  readonly problem: ShareProblem | null;
  readonly expect: Expectation | null;
  /** The `seq` of an event to select, once its run has ended. */
  readonly pendingEvent: number | null;
}

/** `base` is the draft that the page has made of what arrived. */
export type AddressChange =
  | { readonly kind: 'opening'; readonly place: Place; readonly fragment: Fragment }
  | { readonly kind: 'scenario'; readonly base: Scenario }
  | { readonly kind: 'saved'; readonly base: Scenario; readonly saved: SavedScenario }
  | { readonly kind: 'recorded'; readonly base: Scenario; readonly run: string }
  | { readonly kind: 'failed'; readonly base: Scenario | null; readonly problem: ShareProblem }
  | { readonly kind: 'opened' }
  | { readonly kind: 'expected'; readonly expect: Expectation | null }
  | { readonly kind: 'selected' }
  | { readonly kind: 'dismissed' }
  | { readonly kind: 'written'; readonly place: Place };

export const DRAFT: Place = { kind: 'draft' };

export const INITIAL: AddressState = {
  kind: 'opened',
  place: DRAFT,
  base: null,
  saved: null,
  recorded: null,
  problem: null,
  expect: null,
  pendingEvent: null,
};

/** The state after a change. Pure. */
export function reduceAddress(state: AddressState, change: AddressChange): AddressState {
  switch (change.kind) {
    case 'opening': {
      const { place, fragment } = change;
      const { expect, event } = fragment;
      return { ...INITIAL, kind: 'opening', place, expect, pendingEvent: event };
    }
    case 'scenario':
      return { ...state, base: change.base };
    case 'saved': {
      const { base, saved } = change;
      return { ...state, base, saved, expect: saved.expect ?? state.expect };
    }
    case 'recorded':
      return { ...state, base: change.base, recorded: change.run };
    case 'failed':
      return { ...state, base: change.base, problem: change.problem, place: DRAFT };
    case 'opened':
      return { ...state, kind: 'opened' };
    case 'expected':
      return { ...state, expect: change.expect };
    case 'selected':
      return { ...state, pendingEvent: null };
    case 'dismissed':
      return { ...state, problem: null };
    case 'written':
      return { ...state, place: change.place, problem: null };
    default:
      return never(change);
  }
}
