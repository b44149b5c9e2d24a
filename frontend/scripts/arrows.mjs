// Checks the layers of src, type imports included; part of `npm run lint`. It fails for an import that ARROWS does not
// name, for an arrow that no import uses, and for files that import each other.
import { pathToFileURL } from 'node:url';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

/** What each folder imports, from the bottom up. A folder of elements may also import what `elements` may. */
export const ARROWS = {
  schema: [],
  model: ['schema'],
  styles: [],
  geometry: ['model'],
  texts: ['model'],
  draw: ['geometry', 'model', 'texts'],
  api: ['model', 'schema'],
  app: ['api', 'model', 'texts'],
  share: ['api', 'app', 'model', 'texts'],
  elements: ['api', 'app', 'draw', 'geometry', 'model', 'share', 'styles', 'texts'],
  'elements/common': [],
  'elements/controls': ['elements/common'],
  'elements/program': ['elements/common'],
  'elements/stage': ['elements/common'],
  'elements/timeline': ['elements/common'],
  'elements/verdict': ['elements/common'],
  'elements/repeat': ['elements/common'],
  'elements/share': ['elements/common'],
  'elements/compare': ['elements/common', 'elements/timeline', 'elements/verdict'],
  'elements/page': [
    'elements/common',
    'elements/compare',
    'elements/controls',
    'elements/program',
    'elements/repeat',
    'elements/share',
    'elements/stage',
    'elements/timeline',
    'elements/verdict',
  ],
  'elements/exercise': ['elements/common', 'elements/page', 'elements/workshop'],
  'elements/workshop': ['elements/common', 'elements/stage', 'elements/verdict'],
  main: ['api', 'elements/exercise', 'elements/page', 'elements/workshop', 'styles'],
};

/** Tests may import anything, and nothing else imports their helpers. */
const TESTS = String.raw`\.test\.ts$|^src/testing/`;
const CIRCLES = { name: 'circle', from: {}, to: { circular: true }, severity: 'error' };

/**
 * @param {string} baseDir the folder that contains `src` and `tsconfig.json`
 * @param {Readonly<Record<string, readonly string[]>>} arrows
 * @returns {Promise<readonly string[]>} a line for each violation
 */
export async function violations(baseDir, arrows = ARROWS) {
  const { output } = await cruise(
    ['src'],
    {
      baseDir,
      exclude: { path: TESTS },
      doNotFollow: { path: 'node_modules' },
      tsPreCompilationDeps: true,
      validate: true,
      ruleSet: { forbidden: [CIRCLES] },
    },
    {},
    { tsConfig: extractTSConfig(`${baseDir}/tsconfig.json`) },
  );
  const circles = output.summary.violations.map(({ from, cycle = [] }) =>
    ['circle:', from, ...cycle.map(({ name }) => `→ ${name}`)].join(' '),
  );
  return [...circles, ...arrowViolations(output.modules, arrows)];
}

function arrowViolations(modules, arrows) {
  const found = [];
  const used = new Set();
  for (const { source, dependencies } of modules) {
    const from = folderOf(source);
    for (const { resolved } of dependencies.filter((one) => one.resolved.startsWith('src/'))) {
      const to = folderOf(resolved);
      const owner = [from, from.split('/')[0]].find((one) => arrows[one]?.includes(to));
      if (owner !== undefined) {
        used.add(`${owner} → ${to}`);
      } else if (from !== to) {
        found.push(`not an arrow: ${from} → ${to}, in ${source}`);
      }
    }
  }
  const unused = Object.entries(arrows)
    .flatMap(([from, targets]) => targets.map((to) => `${from} → ${to}`))
    .filter((arrow) => !used.has(arrow));
  return [...found, ...unused.map((arrow) => `unused arrow: ${arrow}`)];
}

function folderOf(source) {
  const [, first = '', second = ''] = source.split('/');
  return first === 'elements' ? `${first}/${second}` : first.replace(/\.ts$/, '');
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const found = await violations(process.cwd());
  found.forEach((line) => console.error(line));
  process.exitCode = found.length > 0 ? 1 : 0;
}
