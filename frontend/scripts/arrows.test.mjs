import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { violations } from './arrows.mjs';

const ARROWS = { model: [], draw: ['model'], elements: ['draw'], 'elements/page': [] };
const SOURCES = {
  'model/shape.ts': 'export interface Shape { readonly size: number }',
  'draw/pen.ts': "import type { Shape } from '../model/shape';\nexport type Pen = Shape;",
  'elements/page/page.ts': "import type { Pen } from '../../draw/pen';\nexport type Page = Pen;",
};
const folders = [];

afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

function violationsOf(changes) {
  const root = mkdtempSync(join(tmpdir(), 'arrows-'));
  folders.push(root);
  writeFileSync(join(root, 'tsconfig.json'), '{ "compilerOptions": { "module": "ESNext" } }');
  for (const [name, text] of Object.entries({ ...SOURCES, ...changes })) {
    const file = join(root, 'src', name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${text}\n`);
  }
  return violations(root, ARROWS);
}

it('accepts imports along the arrows', async () => {
  expect(await violationsOf({})).toEqual([]);
});

it('refuses an import against an arrow, of a type alone too, and the circle that it closes', async () => {
  const found = await violationsOf({
    'model/shape.ts': "import type { Pen } from '../draw/pen';\nexport type Shape = Pen;",
  });
  expect(found).toContain('not an arrow: model → draw, in src/model/shape.ts');
  expect(found.find((line) => line.startsWith('circle: '))).toBeDefined();
});

it('refuses an import that loads lazily', async () => {
  const found = await violationsOf({
    'model/lazy.ts': "export const load = () => import('../draw/pen');",
  });
  expect(found).toEqual(['not an arrow: model → draw, in src/model/lazy.ts']);
});

it('refuses two files of one folder that import each other', async () => {
  const found = await violationsOf({
    'model/one.ts': "import type { Other } from './other';\nexport type One = Other[];",
    'model/other.ts': "import type { One } from './one';\nexport type Other = One[];",
  });
  expect(found).toEqual([expect.stringMatching(/^circle: src\/model\/(one|other)\.ts /)]);
});

it('refuses an arrow that no import uses', async () => {
  const found = await violationsOf({ 'elements/page/page.ts': 'export type Page = string;' });
  expect(found).toEqual(['unused arrow: elements → draw']);
});
