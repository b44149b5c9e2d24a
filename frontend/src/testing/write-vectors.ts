import { readFileSync, writeFileSync } from 'node:fs';
import { encode } from '../share/codec';
import { readScenario } from '../share/scenario-json';

/* Adds the page's links to the vectors that the server's side (LinkVectors) has written. */

const file = new URL('../../../src/test/resources/links/vectors.jsonl', import.meta.url);
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
