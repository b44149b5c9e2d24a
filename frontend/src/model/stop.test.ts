import { expect, it } from 'vitest';
import { EventLog } from './event-log';
import type { RunEvent } from './events';
import { complete } from './scenario';

/** Two processes of two buyers each: a crash of buyer 0 takes buyer 1 with it; the run's end kills the others. */
function outcomesOf(reason: string, order: (events: RunEvent[]) => RunEvent[] = (all) => all) {
  const killed = (seq: number, buyer: number): RunEvent => ({
    seq,
    t: seq,
    kind: 'buyer-finished',
    buyer,
    outcome: 'killed',
  });
  const log = new EventLog(complete({ placement: { hosts: 1, processes: 2, threads: 2 } }));
  const events: RunEvent[] = [
    { seq: 1, t: 1, kind: 'fault', buyer: 0, fault: 'crash' },
    killed(2, 0),
    killed(3, 1),
    killed(4, 2),
    killed(5, 3),
    { seq: 6, t: 6, kind: 'run-finished', reason },
  ];
  order(events).forEach((event) => log.add(event));
  return log.stateAfter(events.length).buyers.map(({ outcome }) => outcome);
}

const STOPPED = ['killed', 'killed', 'stopped', 'stopped'];

it.each(['stopped', 'interrupted'])(
  'tells buyers that were %s from those that were killed',
  (end) => {
    expect(outcomesOf(end)).toEqual(STOPPED);
  },
);

it('leaves killed what was killed in a run that was not stopped', () => {
  expect(outcomesOf('finished')).toEqual(['killed', 'killed', 'killed', 'killed']);
});

it('does so for an event that arrives after that of the stop', () => {
  expect(outcomesOf('stopped', (events) => [...events].reverse())).toEqual(STOPPED);
});
