// What the scripts of this folder have in common: a browser, and the page with a run in it.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** Where the application is: `LOCKPLAY_SERVER`, else where it is by default. */
export const SERVER = process.env.LOCKPLAY_SERVER ?? 'http://localhost:8080';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export function launch() {
  const executablePath = process.env.LOCKPLAY_BROWSER ?? PLACES.find((place) => existsSync(place));
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-quic'];
  return chromium.launch({ ...(executablePath && { executablePath }), args });
}

/** Opens the page as a new visitor. `size` is `[width, height]`. */
export async function open(
  browser,
  { size = [1440, 900], theme = 'light', language = 'en', path = '/' } = {},
) {
  const context = await browser.newContext({
    viewport: { width: size[0], height: size[1] },
    colorScheme: theme,
    locale: language === 'zh' ? 'zh-CN' : 'en-US',
  });
  // The guide has ended, so that the pictures and figures are of the playground itself.
  await context.addCookies([{ name: 'guide', value: 'over', url: SERVER }]);
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      console.error(`console: ${message.text()}`);
    }
  });
  await page.goto(new URL(path, SERVER).href);
  await page.locator('scenario-controls lock-gallery').first().waitFor({ state: 'attached' });
  return page;
}

const JUDGED = ['good', 'wrong', 'stuck', 'uneasy']
  .map((tone) => `run-verdict section.${tone}`)
  .join(', ');

/** Runs what is chosen and waits for the verdict, which comes when the slow motion is at its end. */
export async function run(page) {
  await page.locator('page-header button.run:enabled').click();
  await page.locator(JUDGED).waitFor({ timeout: 60_000 });
}

/** Chooses a lock by its kind, on a phone, too. */
export async function chooseLock(page, kind) {
  const settings = page.locator('phone-tabs [role=tab][aria-controls=part]').last();
  if ((await settings.count()) > 0) {
    await settings.click();
  }
  await page.locator(`lock-gallery input[value="${kind}"]`).check({ force: true });
  await page.evaluate(() => scrollTo(0, 0));
}
