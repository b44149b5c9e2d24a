import { deflateRawSync } from 'node:zlib';
import { open, run } from '../browser.mjs';
import { framesPerSecond } from './frames.mjs';
import { reportMemory } from './memory.mjs';
import { reportShifts, watchShifts } from './shifts.mjs';

export const EVENTS = 10_000;

/** 64 buyers who buy again and again, until there are events enough. */
const SCENARIO = {
  version: 1,
  title: 'Ten thousand events',
  stock: 5_000,
  rounds: 28,
  store: 'memory',
  placement: { hosts: 1, processes: 16, threads: 4 },
  lock: { kind: 'semaphore' },
  program: 'with lock:\n    read\n    take\n    write',
};

/** Watches a long run as it happens, moves about in it, and measures all of that. @returns its events as a file */
export async function longRun(browser, report) {
  const link = `#s1=${deflateRawSync(JSON.stringify(SCENARIO)).toString('base64url')}`;
  const page = await open(browser, { path: `/${link}` });
  await watchShifts(page);
  const id = runIdOf(page);
  await run(page);
  await reportShifts(page, report, 'layout shift of a long run');
  const history = await historyOf(page, await id);
  report.atLeast(EVENTS, 'events of the long run', [history.trimEnd().split('\n').length - 1], '');

  const chart = await page.locator('timeline-canvas').boundingBox();
  const [x, y] = [chart.x + chart.width / 2, chart.y + chart.height / 2];
  await page.mouse.move(x, y);
  report.atLeast(50, 'frames while zooming', [await framesPerSecond(page, zoom)], '/s');
  report.atLeast(50, 'frames while panning', [await framesPerSecond(page, pan(x, y))], '/s');
  await reportMemory(browser, page, report);
  await page.context().close();
  return history;
}

async function runIdOf(page) {
  const started = (response) => response.request().method() === 'POST' && response.ok();
  const response = await page.waitForResponse(started);
  return (await response.json()).id;
}

async function historyOf(page, id) {
  const path = `/api/runs/${id}/export?format=jsonl`;
  return (await page.request.get(new URL(path, page.url()).href)).text();
}

async function zoom(page) {
  for (let i = 0; i < 120; i++) {
    await page.mouse.wheel(0, i % 60 < 30 ? -120 : 120);
  }
}

function pan(x, y) {
  return async (page) => {
    for (let i = 0; i < 6; i++) {
      await page.mouse.wheel(0, -300);
    }
    await page.mouse.down();
    for (let i = 0; i < 120; i++) {
      await page.mouse.move(x - (i % 60) * 5, y + (i % 20));
    }
    await page.mouse.up();
  };
}
