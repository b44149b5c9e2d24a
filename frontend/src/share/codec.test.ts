import { deflateSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SCENARIO, type Scenario } from '../model/scenario';
import { canonical } from '../model/scenario-json';
import { randomNumbers, randomScenario } from '../testing/random-scenario';
import { decode, encode } from './codec';

const LINKS = new URL('../../../src/test/resources/links/', import.meta.url);

interface Vector {
  readonly canonical: string;
  readonly server: string;
  readonly page: string;
}

function lines<T>(name: string): T[] {
  const text = readFileSync(new URL(name, LINKS), 'utf8');
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as T]));
}

function scenarioOf(link: string): Scenario {
  const decoded = decode(link);
  if (!decoded.ok) {
    throw new Error(`${decoded.problem}: ${link}`);
  }
  return decoded.scenario;
}

function problemOf(link: string): string {
  const decoded = decode(link);
  return decoded.ok ? 'none' : decoded.problem;
}

function packed(text: string): string {
  const bytes = Buffer.from(deflateSync(new TextEncoder().encode(text)));
  return `s1=${bytes.toString('base64url')}`;
}

/** On a machine that does other things, too. */
const LONG = { timeout: 60_000 };

describe('the codec', LONG, () => {
  it('makes a short link of the default scenario', () => {
    expect(`#${encode(DEFAULT_SCENARIO)}`.length).toBeLessThan(40);
    expect(scenarioOf(encode(DEFAULT_SCENARIO))).toEqual(DEFAULT_SCENARIO);
  });

  it('brings ten thousand random scenarios back as they were', () => {
    const random = randomNumbers(6);
    for (let i = 0; i < 10_000; i++) {
      const scenario = randomScenario(random);
      expect(scenarioOf(encode(scenario))).toEqual(scenario);
    }
  });

  it('reads what the server wrote, as the same text', () => {
    const vectors = lines<Vector>('vectors.jsonl');
    expect(vectors.length).toBeGreaterThan(200);
    for (const vector of vectors) {
      const scenario = scenarioOf(vector.server);
      expect(canonical(scenario)).toBe(vector.canonical);
      expect(scenarioOf(vector.page)).toEqual(scenario);
      expect(scenarioOf(encode(scenario))).toEqual(scenario);
    }
  });

  it.each(lines<{ link: string; problem: string }>('bad.jsonl'))(
    'says what is wrong with $link',
    ({ link, problem }) => {
      expect(problemOf(link)).toBe(problem);
    },
  );

  it('calls every link that was cut truncated or damaged', () => {
    const link = encode(randomScenario(randomNumbers(7)));
    for (let length = 3; length < link.length; length++) {
      expect(['truncated', 'damaged']).toContain(problemOf(link.slice(0, length)));
    }
  });

  it('does not unpack a bomb', () => {
    expect(problemOf(packed(' '.repeat(50_000_000)))).toBe('too-long');
    expect(problemOf(`s1=${'A'.repeat(130_000)}`)).not.toBe('none');
    expect(problemOf(`s1=${'A'.repeat(140_000)}`)).toBe('too-long');
  });

  it('never throws, whatever it is given', () => {
    const random = randomNumbers(8);
    const below = (n: number) => Math.floor(random() * n);
    let refused = 0;
    for (let i = 0; i < 5_000; i++) {
      const link = encode(randomScenario(random));
      const at = 3 + below(link.length - 3);
      const changed =
        link.slice(0, at) + String.fromCharCode(45 + below(78)) + link.slice(at + below(3));
      const json = canonical(randomScenario(random));
      const cut = below(json.length);
      const inside = packed(
        json.slice(0, cut) + String.fromCharCode(32 + below(95)) + json.slice(cut + 1),
      );
      refused += Number(problemOf(changed) !== 'none') + Number(problemOf(inside) !== 'none');
    }
    expect(refused).toBeGreaterThan(5_000);
  });
});
