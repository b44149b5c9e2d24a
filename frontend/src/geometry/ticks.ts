import { TIME_UNITS } from '../model/duration';

/** A line of the time axis. */
export interface Tick {
  readonly t: number;
  readonly label: string;
}

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

/** In the unit of the step, unless the number would be long: then in that of the moment, as exactly as the step. */
function tickLabel(t: number, step: number): string {
  const own = unitOf(step);
  const [ns, name] = t / own[0] >= 10_000 ? unitOf(t) : own;
  const decimals = Math.max(0, Math.ceil(Math.log10(ns / step)));
  return `${String(Number((t / ns).toFixed(decimals)))} ${name}`;
}

function unitOf(t: number): (typeof TIME_UNITS)[number] {
  return TIME_UNITS.find(([unit]) => t >= unit) ?? [1, 'ns'];
}
