import { readFileSync, writeFileSync } from 'node:fs';
import { readScenario } from '../model/scenario-json';
import { encode } from '../share/codec';
import { programVector } from './program-vectors';
import { randomProgram } from './random-program';
import { randomNumbers } from './random-scenario';

const RESOURCES = new URL('../../../src/test/resources/', import.meta.url);
const PROGRAMS = 600;
const SEED = 19;

writeLinks();
writePrograms();

/** Adds the page's links to the vectors that the server's side (LinkVectors) has written. */
function writeLinks(): void {
  const file = new URL('links/vectors.jsonl', RESOURCES);
  const vectors = readFileSync(file, 'utf8').trim().split('\n');
  const written = vectors.map((line) => {
    const vector = JSON.parse(line) as { canonical: string; server: string };
    const scenario = readScenario(JSON.parse(vector.canonical));
    if (scenario === null) {
      throw new Error(`not a scenario here: ${vector.canonical}`);
    }
    return JSON.stringify({ ...vector, page: encode(scenario) });
  });
  writeFileSync(file, `${written.join('\n')}\n`);
}

/** Random programs as this side reads them; the server's test reads the same. */
function writePrograms(): void {
  const random = randomNumbers(SEED);
  const vectors = Array.from({ length: PROGRAMS }, (_, number) =>
    JSON.stringify({ name: String(number), ...programVector(randomProgram(random)) }),
  );
  writeFileSync(
    new URL('program-fuzz.json', RESOURCES),
    `{"vectors":[\n${vectors.join(',\n')}\n]}\n`,
  );
}
