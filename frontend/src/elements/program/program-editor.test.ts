// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { en } from '../../texts/en';
import type { ProgramTyped } from '../common/events';
import { ProgramEditor } from './program-editor';

afterEach(() => {
  document.body.replaceChildren();
});

async function editor(program: string) {
  const element = new ProgramEditor();
  Object.assign(element, { texts: en, program });
  const typed: string[] = [];
  element.addEventListener('program-typed', (event: ProgramTyped) => typed.push(event.program));
  document.body.append(element);
  await element.updateComplete;
  const area = element.renderRoot.querySelector('textarea');
  const tool = (name: string) =>
    element.renderRoot.querySelector<HTMLButtonElement>(`[aria-label="${name}"]`);
  return { element, area, tool, typed };
}

it('says every letter that is typed', async () => {
  const { area, typed } = await editor('read');
  Object.assign(area ?? {}, { value: 'reads' });
  area?.dispatchEvent(new Event('input'));
  expect(typed).toEqual(['reads']);
});

it('moves the line that the cursor is in', async () => {
  const { area, tool, typed } = await editor('read\ntake\nwrite');
  area?.setSelectionRange(6, 6);
  tool(en.program.editor.tools.up)?.click();
  expect(typed).toEqual(['take\nread\nwrite']);
});

it('puts selected lines into a block', async () => {
  const { area, tool, typed } = await editor('read\nwrite');
  area?.setSelectionRange(0, 8);
  tool(en.program.editor.tools.indent)?.click();
  expect(typed).toEqual(['with lock:\n    read\n    write']);
});

it('marks the lines that are wrong, and says why', async () => {
  const { element } = await editor('dance');
  element.problems = [{ line: 1, column: 1, message: 'No dancing.' }];
  await element.updateComplete;
  expect(element.renderRoot.querySelectorAll('ol .wrong')).toHaveLength(1);
  expect(element.renderRoot.querySelector('#problems')?.textContent).toContain('No dancing.');
});

it('breaks pasted lines where the program has its lines', async () => {
  const { element, area, typed } = await editor('read\u2028take\rwrite');
  expect(area?.value).toBe('read\ntake\nwrite');
  expect(element.renderRoot.querySelectorAll('ol li')).toHaveLength(3);
  Object.assign(area ?? {}, { value: 'read\u2028take\u0085write' });
  area?.setSelectionRange(7, 7);
  area?.dispatchEvent(new Event('input'));
  expect(typed).toEqual(['read\ntake\nwrite']);
  expect(area?.selectionStart).toBe(7);
});
