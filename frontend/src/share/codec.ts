import { deflateSync, inflateSync } from 'fflate';
import type { Scenario } from '../model/scenario';
import { versionOf } from '../model/program';
import { canonical, readScenario, SCENARIO_VERSION } from '../model/scenario-json';

/*
 * Scenarios as links carry them: `s1=` or `s2=`, by the version of the format, and the canonical JSON, deflated (raw) and in base64url. The server's
 * ScenarioCodec does the same, held to it by vectors that both read. What is canonical is the JSON: packers may differ
 * in how tightly they pack it. Every version that was ever published stays readable.
 */

export type LinkProblem = 'too-long' | 'truncated' | 'damaged' | 'future-version' | 'invalid';

export type Decoded =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problem: LinkProblem };

const MAX_PACKED = 128 * 1024;
const MAX_JSON = 256 * 1024;
const LINK = /^s(\d{1,9})=([\w-]*)$/;
/** fflate's code for an input that ends too soon. */
const UNEXPECTED_END = 0;
const BYTES_A_CALL = 0x8000;
/** Fixed, so that a malicious link cannot unpack to more. */
const ROOM = new Uint8Array(MAX_JSON + 1);

/** A scenario as it stands in a fragment, without the `#`. */
export function encode(scenario: Scenario): string {
  const json = new TextEncoder().encode(canonical(scenario));
  return `s${String(versionOf(scenario.program))}=${toBase64(deflateSync(json, { level: 9 }))}`;
}

/** Reads what `encode` wrote, here or on the server; never throws. */
export function decode(link: string): Decoded {
  if (link.length > MAX_PACKED) {
    return failed('too-long');
  }
  const [, version, packed] = LINK.exec(link) ?? [];
  if (version === undefined || packed === undefined) {
    return failed('damaged');
  }
  if (Number(version) > SCENARIO_VERSION) {
    return failed('future-version');
  }
  if (packed === '' || packed.length % 4 === 1) {
    return failed('truncated');
  }
  const json = unpack(fromBase64(packed));
  return typeof json === 'string' ? failed(json) : parse(json);
}

function parse(json: Uint8Array): Decoded {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(json);
  } catch {
    return failed('damaged');
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return failed('invalid');
  }
  if (isOfTheFuture(value)) {
    return failed('future-version');
  }
  const scenario = readScenario(value);
  return scenario === null ? failed('invalid') : { ok: true, scenario };
}

function isOfTheFuture(value: unknown): boolean {
  const { version } = (value ?? {}) as { version?: unknown };
  return Number.isInteger(version) && Number(version) > SCENARIO_VERSION;
}

function unpack(packed: Uint8Array): Uint8Array | LinkProblem {
  try {
    const json = inflateSync(packed, { out: ROOM });
    return json.length > MAX_JSON ? 'too-long' : json;
  } catch (error) {
    return (error as { code?: number }).code === UNEXPECTED_END ? 'truncated' : 'damaged';
  }
}

function failed(problem: LinkProblem): Decoded {
  return { ok: false, problem };
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let i = 0; i < bytes.length; i += BYTES_A_CALL) {
    binary += String.fromCharCode(...bytes.subarray(i, i + BYTES_A_CALL));
  }
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64(text: string): Uint8Array {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}
