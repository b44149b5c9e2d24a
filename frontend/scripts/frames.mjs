// Measures how well the page draws a long run: first drawing, frames a second while zooming and
// panning, and the memory of the tab. The run is a real one; it needs a running application:
//   LOCKPLAY_SERVER=http://localhost:8080 npm run frames
import { launch, open, run } from './browser.mjs';

const WANTED_EVENTS = 10_000;
const LIMITS = { firstDrawMs: 200, framesPerSecond: 50, memoryMb: 150 };

const browser = await launch();
const page = await open(browser);
const events = await longRun(page);
const firstDrawMs = await page.evaluate(drawOnce);
const zoom = await framesWhile(page, async () => {
  for (let i = 0; i < 90; i++) {
    await page.mouse.wheel(0, i < 45 ? -120 : 120);
  }
});
const pan = await framesWhile(page, async () => {
  await page.mouse.down();
  for (let i = 0; i < 90; i++) {
    await page.mouse.move(900 - i * 4, 700 + (i % 20));
  }
  await page.mouse.up();
});
const session = await page.context().newCDPSession(page);
await session.send('HeapProfiler.collectGarbage');
const { usedSize } = await session.send('Runtime.getHeapUsage');
const memoryMb = usedSize / 2 ** 20;

console.log(`events            ${events}`);
report('first drawing', firstDrawMs, 'ms', firstDrawMs < LIMITS.firstDrawMs);
report('zooming', zoom, 'frames/s', zoom >= LIMITS.framesPerSecond);
report('panning', pan, 'frames/s', pan >= LIMITS.framesPerSecond);
report('script memory', memoryMb, 'MB', memoryMb < LIMITS.memoryMb);
await browser.close();

/** 64 buyers who buy again and again, until there are enough events. */
async function longRun(page) {
  await page.evaluate(() => {
    const { playground } = document.querySelector('lock-playground');
    const program = 'with lock:\n    read\n    take\n    write';
    const scenario = {
      ...playground.draft,
      stock: 5000,
      rounds: 28,
      store: 'memory',
      placement: { hosts: 1, processes: 16, threads: 4 },
      lock: { kind: 'semaphore' },
      program,
    };
    playground.change({ scenario, note: null });
  });
  await run(page);
  await page.mouse.move(900, 700);
  return page.evaluate(
    () => document.querySelector('lock-playground').playground.log.events.length,
  );
}

/** Builds and draws the whole picture again, as when a run is opened. */
async function drawOnce() {
  const { playground } = document.querySelector('lock-playground');
  const timeline = document
    .querySelector('lock-playground')
    .shadowRoot.querySelector('run-timeline');
  playground.pictures.last = null;
  const start = performance.now();
  timeline.picture = playground.currentPicture();
  await timeline.updateComplete;
  await timeline.shadowRoot.querySelector('timeline-canvas').updateComplete;
  return performance.now() - start;
}

/** Frames a second, by the times between animation frames, while something is done. */
async function framesWhile(page, act) {
  await page.evaluate(() => {
    window.frames_ = [];
    const note = (now) => {
      window.frames_.push(now);
      window.noting = requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  await act();
  const times = await page.evaluate(() => {
    cancelAnimationFrame(window.noting);
    return window.frames_;
  });
  return ((times.length - 1) / (times.at(-1) - times[0])) * 1000;
}

function report(what, value, unit, isGood) {
  const number = value < 10 ? value.toFixed(1) : Math.round(value);
  console.log(`${what.padEnd(17)} ${number} ${unit}${isGood ? '' : '  – short of the aim'}`);
  process.exitCode = isGood ? process.exitCode : 1;
}

if (events < WANTED_EVENTS) {
  console.log(`only ${events} of ${WANTED_EVENTS} events`);
}
