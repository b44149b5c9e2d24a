import type { Schemas } from '../schema/api';
import type { Scenario } from './scenario';

/** What the server offers, in the requested language. The page's controls are built from it. */
export interface Catalog extends Omit<Schemas['Catalog'], 'presets'> {
  readonly presets: readonly CatalogPreset[];
}
export type CatalogLock = Schemas['Lock'];
export type CatalogFault = Schemas['Fault'];
export type CatalogOption = Schemas['Option'];
export interface CatalogPreset extends Omit<Schemas['Preset'], 'scenario'> {
  readonly scenario: Scenario;
}
export type Limits = Schemas['Limits'];

/** The part of the catalog that decides what a scenario's locks, stores and faults can do. */
export type Offered = Pick<Catalog, 'faults' | 'locks' | 'stores'>;

export type CodeLanguage = 'steps' | 'python' | 'java';

/** Whether it lasts until it is ended by hand, where it was given no length. */
export function lastsUntilEnded({ lasts, defaultMs }: CatalogFault): boolean {
  return lasts && defaultMs === null;
}
