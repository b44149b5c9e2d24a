// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import type { Problem } from '../../api/http';
import { en } from '../../texts/en';
import { PageNotice } from './page-notice';

async function notice(problem: Problem): Promise<string> {
  const element = new PageNotice();
  Object.assign(element, { texts: en, problem, canReset: true });
  document.body.append(element);
  await element.updateComplete;
  const text = element.shadowRoot?.textContent ?? '';
  element.remove();
  return text;
}

it('offers the start scenario where the server has refused a scenario, and nowhere else', async () => {
  const errors = [{ field: 'stock', message: 'must be at least 1' }];
  const refused = await notice({ kind: 'refused', title: 'Invalid scenario', detail: '', errors });
  expect(refused).toContain(en.notice.refused);
  expect(refused).toContain(en.notice.reset);

  const limits: readonly Problem['kind'][] = ['busy', 'refused', 'impossible'];
  for (const kind of limits) {
    const other = await notice({ kind, title: 'Too many starts.', detail: 'Wait.', errors: [] });
    expect(other).toContain('Too many starts.');
    expect(other).not.toContain(en.notice.refused);
    expect(other).not.toContain(en.notice.reset);
  }
});
