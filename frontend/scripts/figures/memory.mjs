import { existsSync, readFileSync } from 'node:fs';

const LIMIT_MB = 150;

/** The heap of the page's scripts; and where it can be had (Linux) all that the tab's process has for itself. */
export async function reportMemory(browser, page, report) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize').value;
  report.below(LIMIT_MB, 'memory of the tab: heap of its scripts', [heap / 2 ** 20], 'MB');
  const own = await privateMb(browser);
  if (own !== null) {
    report.below(LIMIT_MB, 'memory of the tab: private, of its process', [own], 'MB');
  }
}

/** Of the greatest of the browser's tabs. */
async function privateMb(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const files = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => `/proc/${id}/smaps_rollup`)
    .filter(existsSync);
  return files.length === 0 ? null : Math.max(...files.map(privateOf));
}

function privateOf(file) {
  const lines = readFileSync(file, 'utf8').matchAll(/^Private_\w+: +(\d+) kB$/gm);
  return [...lines].reduce((sum, [, kb]) => sum + Number(kb), 0) / 1_024;
}
