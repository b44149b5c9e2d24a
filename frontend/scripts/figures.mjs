// Measures what the page promises, in a real browser, and says what was asked and what was seen; ends with status 1
// if anything is missed. It needs a running application, and a machine that does nothing else:
//   LOCKPLAY_SERVER=http://localhost:8080 npm run figures
import { launch } from './browser.mjs';
import { coldLoads } from './figures/cold-loads.mjs';
import { drawings } from './figures/drawings.mjs';
import { longRun } from './figures/long-run.mjs';
import { Report } from './figures/report.mjs';
import { firstRunShifts } from './figures/shifts.mjs';

const report = new Report();
await coldLoads(report);

const browser = await launch();
await firstRunShifts(browser, report);
const run = await longRun(browser, report);
await drawings(browser, run, report);
await browser.close();

report.print();
process.exitCode = report.isMissed ? 1 : 0;
