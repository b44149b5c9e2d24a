// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { SessionDataClient } from '../../api/session-data-client';
import { en } from '../../texts/en';
import { MyDialog } from './my-dialog';

const RUN = {
  id: 'r1',
  name: 'The last ticket',
  lock: 'No lock',
  createdAt: '2026-01-01T10:00:00Z',
  safety: 'held',
  liveness: 'finished',
  shared: false,
};

let dialog: MyDialog;

/** @param answers a status and a body for each method and path */
async function open(answers: Readonly<Record<string, readonly [number, unknown]>>) {
  dialog = new MyDialog();
  dialog.texts = en;
  dialog.client = new SessionDataClient((url, init) => {
    const [status, body] = answers[`${init?.method ?? 'GET'} ${url.replace(/\?.*/, '')}`] ?? [
      200,
      [],
    ];
    return Promise.resolve(Response.json(body, { status }));
  });
  document.body.append(dialog);
  await dialog.updateComplete;
  dialog.open();
  return dialog;
}

async function says(text: string): Promise<string> {
  return expect
    .poll(() => dialog.shadowRoot?.querySelector('dialog')?.textContent ?? '')
    .toContain(text)
    .then(() => dialog.shadowRoot?.querySelector('dialog')?.textContent ?? '');
}

afterEach(() => {
  dialog.remove();
});

it('does not take a list that could not be loaded for an empty one', async () => {
  await open({
    'GET /api/session/runs': [503, {}],
    'GET /api/session': [200, { runDays: 7, listDays: 90 }],
  });
  expect(await says(en.share.failed)).not.toContain(en.share.nothingFound);
});

it('says that a list is empty', async () => {
  await open({ 'GET /api/session': [200, { runDays: 7, listDays: 90 }] });
  expect(await says(en.share.nothingFound)).not.toContain(en.share.failed);
});

it('says that an entry could not be deleted', async () => {
  await open({
    'GET /api/session/runs': [200, [RUN]],
    'GET /api/session': [200, { runDays: 7, listDays: 90 }],
    'DELETE /api/session/runs/r1': [503, {}],
  });
  await expect.poll(() => dialog.shadowRoot?.querySelector('my-entry')?.shadowRoot).toBeTruthy();
  const remove = () =>
    [
      ...(dialog.shadowRoot?.querySelector('my-entry')?.shadowRoot?.querySelectorAll('button') ??
        []),
    ]
      .at(-1)
      ?.click();
  remove();
  remove();
  await says(en.share.failed);
});

it.each([
  [404, en.share.wrongCode],
  [400, en.share.wrongCode],
  [429, en.notice.busy],
  [503, en.notice.unreachable],
])('says why a recovery code was not accepted: %d', async (status, sentence) => {
  await open({
    'GET /api/session': [200, { runDays: 7, listDays: 90 }],
    'POST /api/session/recover': [status, { title: 'In the words of the server' }],
  });
  const session = dialog.shadowRoot?.querySelector('my-session');
  await expect.poll(() => session?.shadowRoot?.querySelectorAll('.row button').length).toBe(3);
  session?.shadowRoot?.querySelectorAll<HTMLButtonElement>('.row button')[1]?.click();
  await expect
    .poll(() => session?.shadowRoot?.querySelector('[role=status]')?.textContent)
    .toBe(sentence);
});
