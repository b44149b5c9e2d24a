import { open } from '../browser.mjs';
import { EVENTS } from './long-run.mjs';

const TIMES = 5;

/**
 * A run of 10,000 events that is opened from a file: from the moment at which the page has been given the file to the
 * frame that shows all of its timeline. That is the whole way: reading, understanding, arranging, drawing.
 */
export async function drawings(browser, history, report) {
  const times = [];
  for (let i = 0; i < TIMES; i++) {
    times.push(await drawing(browser, history));
  }
  const note = `least / median / greatest of ${TIMES}, each in a new tab, from the choice of a file on`;
  report.below(200, 'first drawing of the long run', times, 'ms', note);
}

async function drawing(browser, history) {
  const page = await open(browser);
  await page.locator('share-tools button').first().click();
  const field = page.locator('export-list input[type=file]');
  await field.evaluate(noteTheDrawing, EVENTS);
  await field.setInputFiles({
    name: 'run.jsonl',
    mimeType: 'application/x-ndjson',
    buffer: Buffer.from(history),
  });
  await page.waitForFunction(() => window.drawnMs !== undefined, undefined, { polling: 100 });
  const time = await page.evaluate(() => window.drawnMs);
  await page.context().close();
  return time;
}

/** Looks in every frame at what the timeline says of itself, and takes the time when that frame is on the screen. */
function noteTheDrawing(field, events) {
  const inside = (element, name) => element?.shadowRoot?.querySelector(name);
  const drawn = () => {
    const timeline = inside(document.querySelector('lock-playground'), 'run-timeline');
    const label = inside(inside(timeline, 'timeline-canvas'), 'canvas')?.ariaLabel ?? '';
    return (
      label
        .replaceAll(',', '')
        .match(/\d+/g)
        ?.some((number) => Number(number) >= events) ?? false
    );
  };
  const look = (start) => {
    if (drawn()) {
      setTimeout(() => (window.drawnMs = performance.now() - start));
    } else {
      requestAnimationFrame(() => look(start));
    }
  };
  field.addEventListener('change', () => look(performance.now()), { capture: true });
}
