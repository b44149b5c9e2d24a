import { duration } from '../model/duration';
import type { RunEvent } from '../model/events';
import { never } from '../model/never';
import { DEFAULT_LOCK } from '../model/wait-for-graph';
import type { Texts } from './en';

/** Whom an event is about, in words. */
export function whoOf(event: RunEvent, texts: Texts): string {
  return 'buyer' in event ? texts.buyer(event.buyer) : texts.event.run;
}

/** What is said of a lock, with the name of the lock if it has one. */
export function ofLock(lock: string | null, said: string, texts: Texts): string {
  return lock === null || lock === DEFAULT_LOCK ? said : texts.locks.of(lock, said);
}

/** What happened, as a sentence. */
export function describe(event: RunEvent, texts: Texts): string {
  const said = sentenceOf(event, texts);
  return 'lock' in event ? ofLock(event.lock ?? null, said, texts) : said;
}

function sentenceOf(event: RunEvent, texts: Texts): string {
  const say = texts.event;
  switch (event.kind) {
    case 'run-started':
      return say.runStarted;
    case 'worker-started':
      return say.workerStarted(event.pid);
    case 'buyer-started':
      return say.buyerStarted;
    case 'gate':
      return say.gate(event.step ?? 0);
    case 'queried':
      return event.count === undefined
        ? say.tornRead(event.content ?? '')
        : say.queried(event.count);
    case 'lock-requested':
      return say.lockRequested;
    case 'lock-waiting':
      return say.lockWaiting;
    case 'lock-acquired':
      return say.lockAcquired(event.waitNs === undefined ? null : duration(event.waitNs));
    case 'lock-timeout':
      return say.lockTimeout;
    case 'deadlock-refused':
      return say.deadlockRefused;
    case 'lock-released':
      return say.lockReleased;
    case 'lock-lost':
      return say.lockLost;
    case 'committed':
      return say.committed;
    case 'read':
      return say.read(event.count);
    case 'sold-out':
      return say.soldOut;
    case 'took':
      return say.took(event.count);
    case 'wrote':
      return say.wrote(event.count);
    case 'write-rejected':
      return say.writeRejected;
    case 'conflict':
      return say.conflict;
    case 'failed':
      return event.what === 'torn-read'
        ? say.tornRead(event.content ?? '')
        : say.failed(failureOf(event, texts));
    case 'fault':
      return say.fault(event.fault);
    case 'fault-missed':
      return say.faultMissed(event.fault);
    case 'frozen':
      return say.frozen;
    case 'thawed':
      return say.thawed;
    case 'off-schedule':
      return say.offSchedule[event.reason ?? 'blocked'](event.position ?? 0);
    case 'schedule-ended':
      return say.scheduleEnded;
    case 'worker-exited':
      return say.workerExited(exit(event, texts));
    case 'buyer-finished':
      return say.finished[event.outcome];
    case 'store':
      return say.store(event.count === undefined ? say.unreadable : String(event.count));
    case 'run-finished':
      return say.runFinished;
    default:
      return never(event);
  }
}

/** Why a step failed: a text for the known kinds, else the server’s message. */
function failureOf(event: Extract<RunEvent, { kind: 'failed' }>, texts: Texts): string {
  const { what = '', message } = event;
  return texts.event.failures[what] ?? message ?? what;
}

function exit(event: Extract<RunEvent, { kind: 'worker-exited' }>, texts: Texts): string {
  if (event.signal !== undefined) {
    return texts.event.bySignal(String(event.signal));
  }
  return event.code === undefined ? '' : texts.event.byCode(event.code);
}
