import { type Expectation, expectationOf } from '../model/expectation';
import { type Language, languageOf } from '../model/language';
import type { TimeRange } from '../model/time-range';

/** What an address names. */
export type Place =
  | { readonly kind: 'draft' }
  | { readonly kind: 'saved'; readonly slug: string }
  | { readonly kind: 'recorded'; readonly id: string };

/** The content of a fragment: a scenario, and the view of it. */
export interface Fragment {
  /** As the codec writes it; null where there is none. */
  readonly scenario: string | null;
  readonly language: Language | null;
  readonly window: TimeRange | null;
  /** The `seq` of the selected event. */
  readonly event: number | null;
  readonly expect: Expectation | null;
}

export const NOTHING: Fragment = {
  scenario: null,
  language: null,
  window: null,
  event: null,
  expect: null,
};

const SCENARIO = /^s\d+=/;
const PLACE = /^\/(?:embed\/)?([sr])\/([\w-]{1,64})\/?$/;
const WINDOW = /^(-?\d{1,15})_(-?\d{1,15})$/;
const SEQ = /^[1-9]\d{0,8}$/;

export function placeOf(pathname: string): Place {
  const [, kind, name] = PLACE.exec(pathname) ?? [];
  if (kind === undefined || name === undefined) {
    return { kind: 'draft' };
  }
  return kind === 's' ? { kind: 'saved', slug: name } : { kind: 'recorded', id: name };
}

/** Whether a page is embedded in another site's. */
export function isEmbedded(pathname: string): boolean {
  return pathname.startsWith('/embed/');
}

export function pathOf(place: Place): string {
  switch (place.kind) {
    case 'draft':
      return '/';
    case 'saved':
      return `/s/${place.slug}`;
    case 'recorded':
      return `/r/${place.id}`;
  }
}

/** Reads a fragment, with or without its `#`; unknown parts are ignored. */
export function readFragment(hash: string): Fragment {
  let fragment = NOTHING;
  for (const part of hash.replace(/^#/, '').split('&')) {
    const value = part.slice(part.indexOf('=') + 1);
    const [name] = part.split('=', 1);
    if (SCENARIO.test(part)) {
      fragment = { ...fragment, scenario: part };
    } else if (name === 'lang') {
      fragment = { ...fragment, language: languageOf(value) };
    } else if (name === 't') {
      fragment = { ...fragment, window: windowOf(value) };
    } else if (name === 'e' && SEQ.test(value)) {
      fragment = { ...fragment, event: Number(value) };
    } else if (name === 'expect') {
      fragment = { ...fragment, expect: expectationOf(value) };
    }
  }
  return fragment;
}

/** Writes a fragment with its `#`; empty if it has no parts. */
export function writeFragment({ scenario, language, window, event, expect }: Fragment): string {
  const parts = [
    scenario,
    language === null ? null : `lang=${language}`,
    window === null
      ? null
      : `t=${String(Math.round(window.from))}_${String(Math.round(window.to))}`,
    event === null ? null : `e=${String(event)}`,
    expect === null ? null : `expect=${expect}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? '' : `#${parts.join('&')}`;
}

function windowOf(value: string): TimeRange | null {
  const [, from, to] = WINDOW.exec(value) ?? [];
  return Number(from) < Number(to) ? { from: Number(from), to: Number(to) } : null;
}
