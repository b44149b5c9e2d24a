import type { PartialScenario, Reach, StoreKind } from '../model/scenario';

/** What the server offers, in the requested language. The page's controls are built from it. */
export interface Catalog {
  readonly locks: readonly CatalogLock[];
  readonly families: readonly Named<'id'>[];
  readonly stores: readonly CatalogStore[];
  readonly faults: readonly CatalogFault[];
  readonly programs: readonly CatalogProgram[];
  readonly presets: readonly CatalogPreset[];
  readonly options: readonly CatalogOption[];
  readonly limits: Limits;
}

type Named<Id extends string> = Readonly<Record<Id, string>> & {
  readonly name: string;
  readonly summary?: string;
};

export type CatalogStore = Named<'kind'> & {
  readonly kind: StoreKind;
  /** Whether every buyer has a connection to a server for it. */
  readonly onServer: boolean;
};

export type CatalogFault = Named<'kind'> & {
  /** Whether a buyer hit by this planned fault passes its gate twice. */
  readonly holdsUp: boolean;
  /** Whether it can be given a length. */
  readonly lasts: boolean;
  /** How long it lasts without one; null if it does not last, or until it is ended by hand. */
  readonly defaultMs: number | null;
  /** What the scenario has to have. */
  readonly needs: 'connection' | 'release' | 'file-write' | null;
};

export interface CatalogLock {
  readonly kind: string;
  readonly family: string;
  readonly reach: Reach;
  /** Whether it has a holder; the store's own strategies have none. */
  readonly holds: boolean;
  /** Whether every buyer has a connection to a server for it, beside that of the store. */
  readonly onServer: boolean;
  readonly stores: readonly StoreKind[];
  /** Names of the options that it takes. */
  readonly options: readonly string[];
  readonly name: string;
  readonly summary: string;
  readonly holderThrows?: string;
  readonly holderKilled?: string;
  readonly holderFrozen?: string;
  readonly code?: Partial<Record<CodeLanguage, string>>;
}

export type CodeLanguage = 'steps' | 'python' | 'java';

export interface CatalogProgram {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly text: string;
}

export interface CatalogPreset {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly scenario: PartialScenario;
}

export interface CatalogOption {
  readonly name: string;
  readonly label: string;
  readonly summary: string;
  readonly type: 'integer' | 'boolean';
  readonly default: number | boolean | null;
  readonly min?: number;
  readonly max?: number;
}

export interface Limits {
  readonly buyers: number;
  readonly processes: number;
  readonly hosts: number;
  readonly runMs: number;
  /** How long a run in step mode may last, however often it is stepped. */
  readonly steppingMs: number;
  readonly steps: number;
  readonly faults: number;
  readonly stock?: number;
}
