import { open, run } from '../browser.mjs';

/** Less than anybody sees; what counts as good elsewhere is ten times as much. */
const SHIFT_LIMIT = 0.01;

/** From Run to the verdict of the first run, on a wide screen and on a phone. */
export async function firstRunShifts(browser, report) {
  for (const [name, size] of Object.entries({ desktop: [1440, 900], phone: [390, 844] })) {
    const page = await open(browser, { size });
    await watchShifts(page);
    await run(page);
    await reportShifts(page, report, `layout shift of a first run, ${name}`);
    await page.context().close();
  }
}

/** Adds up everything that moves from now on, also what follows directly on a click. */
export async function watchShifts(page) {
  await page.evaluate(() => {
    window.shift = 0;
    new PerformanceObserver((list) => {
      list.getEntries().forEach(({ value }) => (window.shift += value));
    }).observe({ type: 'layout-shift' });
  });
}

export async function reportShifts(page, report, what) {
  report.below(SHIFT_LIMIT, what, [await page.evaluate(() => window.shift)], '');
}
