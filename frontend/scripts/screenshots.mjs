// Makes the pictures of docs/images from a running application:
//   LOCKPLAY_SERVER=http://localhost:8080 npm run screenshots
import { mkdirSync, writeFileSync } from 'node:fs';
import { chooseLock, launch, open, run } from './browser.mjs';

const FOLDER = new URL('../../docs/images/', import.meta.url).pathname;
const PHONE = [390, 844];

mkdirSync(FOLDER, { recursive: true });
const browser = await launch();

/** Pictures small enough for a README: WebP, which Playwright itself does not write. */
async function picture(page, name) {
  await page.mouse.move(0, 0);
  await page.waitForTimeout(400);
  const session = await page.context().newCDPSession(page);
  const options = { format: 'webp', quality: 45 };
  const { data } = await session.send('Page.captureScreenshot', options);
  writeFileSync(`${FOLDER}${name}.webp`, data, 'base64');
  console.log(name);
}

async function race(name, options) {
  const page = await open(browser, options);
  await run(page);
  await picture(page, name);
  return page;
}

const page = await race('race', {});
await chooseLock(page, 'semaphore');
await run(page);
await picture(page, 'locked');
await page.locator('timeline-tools button', { hasText: 'Compare' }).click();
await picture(page, 'compare');

const broken = await open(browser, { theme: 'dark' });
await chooseLock(broken, 'redis');
await broken.locator('fault-plan #kind').selectOption('crash');
await run(broken);
await picture(broken, 'broken-dark');

const stuck = await open(browser, {});
await chooseLock(stuck, 'semaphore');
await stuck.locator('fault-plan #kind').selectOption('exception');
await run(stuck);
await picture(stuck, 'stuck');

const step = await open(browser, { language: 'zh', theme: 'dark' });
await chooseLock(step, 'file-lock');
await step.locator('page-header button.step').click();
for (const buyer of [3, 3, 3, 3, 6, 6]) {
  const own = step.locator(`run-stage [data-buyer="${buyer}"]`);
  await own.and(step.locator('.gated')).waitFor();
  const before = await own.textContent();
  await own.locator('.touch').dispatchEvent('click');
  while ((await own.textContent()) === before) {
    await step.waitForTimeout(50);
  }
}
await picture(step, 'step-zh-dark');
await step.locator('page-header button.stop').click();

await race('phone', { size: PHONE });
await race('phone-zh-dark', { size: PHONE, language: 'zh', theme: 'dark' });

const tour = await open(browser, {});
await tour.locator('lock-gallery .tour').click();
await tour.locator('lock-tour-view li button:enabled').last().waitFor();
await tour
  .locator('lock-tour-view li button:disabled')
  .first()
  .waitFor({ state: 'detached', timeout: 120_000 });
await picture(tour, 'all-locks');

await browser.close();
