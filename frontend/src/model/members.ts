const WORD = /^[a-z]+(-[a-z]+)*$/;
const MOST_WORD = 40;

/**
 * The members of one object of foreign JSON, read strictly: a member of the wrong type, out of range or with an unknown
 * name makes the whole of it not fine, and a default goes on in its place.
 */
export class Members {
  private readonly values: ReadonlyMap<string, unknown>;
  private readonly known = new Set<string>();
  private readonly children: Members[] = [];
  private valid = true;

  constructor(value: unknown) {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    this.require(isObject);
    this.values = new Map(isObject ? Object.entries(value) : []);
  }

  /** Whether everything asked for until now was right, and everything there was asked for. */
  get isValid(): boolean {
    return (
      this.valid &&
      [...this.values.keys()].every((name) => this.known.has(name)) &&
      this.children.every((child) => child.isValid)
    );
  }

  require(condition: boolean): void {
    this.valid &&= condition;
  }

  constant<C>(name: string, wanted: C): C {
    this.require(this.value(name) === wanted);
    return wanted;
  }

  integer(name: string, standard: number, min: number, max: number): number {
    return this.optionalInteger(name, min, max) ?? standard;
  }

  optionalInteger(name: string, min: number, max: number): number | null {
    const value = this.value(name);
    if (value === null) {
      return null;
    }
    const isRight = Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
    this.require(isRight);
    return isRight ? Number(value) : null;
  }

  flag(name: string, standard: boolean): boolean {
    const value = this.value(name) ?? standard;
    this.require(typeof value === 'boolean');
    return value === true;
  }

  text(name: string, standard: string, most: number): string {
    return this.optionalText(name, most) ?? standard;
  }

  optionalText(name: string, most: number): string | null {
    const value = this.value(name);
    if (value === null) {
      return null;
    }
    const isRight = typeof value === 'string' && value.length <= most;
    this.require(isRight);
    return isRight ? value : null;
  }

  choice<C extends string>(name: string, standard: C, choices: readonly C[]): C {
    const value = this.value(name) ?? standard;
    const found = choices.find((choice) => choice === value);
    this.require(found !== undefined);
    return found ?? standard;
  }

  /** A name in kebab case; without a standard it has to be there. */
  word(name: string, standard: string | null): string {
    const value = this.value(name) ?? standard;
    const isRight = typeof value === 'string' && value.length <= MOST_WORD && WORD.test(value);
    this.require(isRight);
    return isRight ? value : '';
  }

  /** A whole number from 0, or one of some words. */
  numberOr<W extends string>(name: string, words: readonly W[]): number | W {
    const value = this.value(name);
    const word = words.find((known) => known === value);
    if (word !== undefined) {
      return word;
    }
    const isLine = typeof value === 'string' && /^\d{1,9}$/.test(value);
    const number = isLine ? Number(value) : value;
    this.require(Number.isInteger(number) && Number(number) >= 0);
    return Number(number);
  }

  object(name: string): Members {
    return this.child(this.value(name) ?? {});
  }

  list(name: string, most: number): readonly Members[] {
    const value = this.value(name) ?? [];
    const isRight = Array.isArray(value) && value.length <= most;
    this.require(isRight);
    return isRight ? value.map((entry) => this.child(entry)) : [];
  }

  private child(value: unknown): Members {
    const child = new Members(value);
    this.children.push(child);
    return child;
  }

  private value(name: string): unknown {
    this.known.add(name);
    return this.values.get(name) ?? null;
  }
}
