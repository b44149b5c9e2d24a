import { launch, SERVER } from '../browser.mjs';

const LOADS = 7;

/** Each load is the first of a browser that has just been started: no cache, no compiled code. */
export async function coldLoads(report) {
  const loads = [];
  for (let i = 0; i < LOADS; i++) {
    loads.push(await coldLoad());
  }
  const all = (figure) => loads.map((load) => load[figure]);
  const note = `least / median / greatest of ${LOADS} cold loads`;
  report.below(150, 'JavaScript of the page, compressed', [Math.max(...all('scriptKb'))], 'KB');
  report.below(1_000, 'first paint with content', all('paintMs'), 'ms', note);
  report.below(1_500, 'Run can be pressed', all('runMs'), 'ms', note);
}

async function coldLoad() {
  const browser = await launch();
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(watchForRun);
  await page.goto(SERVER);
  await page.waitForFunction(isSeen);
  const load = await page.evaluate(figuresOfThisLoad);
  await browser.close();
  return load;
}

/** The browser notes a paint a little after the frame in which the button was found. */
function isSeen() {
  const paints = performance.getEntriesByName('first-contentful-paint');
  return window.runMs !== undefined && paints.length > 0;
}

/** Looks at the button in every frame, as somebody who waits for it. */
function watchForRun() {
  const look = () => {
    const header = document
      .querySelector('lock-playground')
      ?.shadowRoot?.querySelector('page-header');
    if (header?.shadowRoot?.querySelector('button.run:enabled')) {
      window.runMs = performance.now();
    } else {
      requestAnimationFrame(look);
    }
  };
  requestAnimationFrame(look);
}

function figuresOfThisLoad() {
  const scripts = performance
    .getEntriesByType('resource')
    .filter(({ name }) => new URL(name).pathname.endsWith('.js'));
  const bytes = scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  return { scriptKb: bytes / 1_000, paintMs: paint.startTime, runMs: window.runMs };
}
