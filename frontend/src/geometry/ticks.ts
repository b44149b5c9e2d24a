/** A line of the time axis. */
export interface Tick {
  readonly t: number;
  readonly label: string;
}

const UNITS: readonly (readonly [ns: number, name: string])[] = [
  [1e9, 's'],
  [1e6, 'ms'],
  [1e3, 'µs'],
  [1, 'ns'],
];

/** Round moments between two, none closer to the next than `spacing` pixels. */
export function ticks(from: number, to: number, pixels: number, spacing = 84): readonly Tick[] {
  const step = roundStep(((to - from) / Math.max(1, pixels)) * spacing);
  const found: Tick[] = [];
  for (let n = Math.max(0, Math.ceil(from / step)); n * step <= to; n++) {
    found.push({ t: n * step, label: tickLabel(n * step, step) });
  }
  return found;
}

/** The next 1, 2 or 5 times a power of ten. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return ([1, 2, 5].find((n) => n * power >= least) ?? 10) * power;
}

function tickLabel(t: number, step: number): string {
  const [ns, name] = UNITS.find(([unit]) => step >= unit) ?? [1, 'ns'];
  const value = t / ns;
  return t !== 0 && value >= 10_000 && ns < 1e9
    ? duration(t, 4)
    : `${String(round(value))} ${name}`;
}

/** A length of time for people: three digits that matter, with its unit. */
export function duration(ns: number, digits = 3): string {
  if (ns === 0) {
    return '0 ms';
  }
  const [unit, name] = UNITS.find(([size]) => Math.abs(ns) >= size) ?? [1, 'ns'];
  return `${Number((ns / unit).toPrecision(digits)).toString()} ${name}`;
}

function round(value: number): number {
  return Number(value.toPrecision(12));
}
