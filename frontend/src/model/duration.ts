/** Units of time and their lengths in nanoseconds, longest first. */
export const TIME_UNITS: readonly (readonly [ns: number, name: string])[] = [
  [1e9, 's'],
  [1e6, 'ms'],
  [1e3, 'µs'],
  [1, 'ns'],
];

/** A length of time for people: three digits that matter, with its unit. */
export function duration(ns: number, digits = 3): string {
  if (ns === 0) {
    return '0 ms';
  }
  const [unit, name] = TIME_UNITS.find(([size]) => Math.abs(ns) >= size) ?? [1, 'ns'];
  return `${Number((ns / unit).toPrecision(digits)).toString()} ${name}`;
}
