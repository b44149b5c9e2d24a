import type { RunRecord } from '../app/run-record';
import { isLiveness } from '../model/answers';
import { EventLog } from '../model/event-log';
import { parseEvent, type RunEvent } from '../model/events';
import {
  type Figures,
  type Finding,
  isOver,
  type Run,
  type RunStatus,
  type Verdict,
} from '../model/run';
import { buyerCount } from '../model/scenario';
import { readScenario } from '../model/scenario-json';

/** A run that was saved as a file. */
export interface HistoryFile {
  readonly run: Run;
  readonly events: readonly RunEvent[];
}

/** The record that the page shows. */
export function recordOf({ run, events }: HistoryFile): RunRecord {
  const log = new EventLog(run.scenario);
  events.forEach((event) => log.add(event));
  return { run, log, verdict: run.verdict };
}

/** More than any run has; larger files would block the page. */
const MOST_EVENTS = 100_000;
const VERSION = 1;

/** Reads a file with the project's own JSON lines in UTF-8; null for anything else, which is not repaired. */
export function readHistoryBytes(bytes: ArrayBuffer): HistoryFile | null {
  try {
    return readHistory(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof TypeError) {
      return null;
    }
    throw error;
  }
}

/** Reads the project's own JSON lines; null for anything else. */
export function readHistory(text: string): HistoryFile | null {
  const [head, ...lines] = text.split('\n').filter((line) => line !== '');
  const run = readHead(head ?? '');
  if (run === null || lines.length > MOST_EVENTS) {
    return null;
  }
  const buyers = buyerCount(run.scenario.placement);
  const events: RunEvent[] = [];
  for (const line of lines) {
    const event = parseEvent(line);
    if (event === null || ('buyer' in event && event.buyer >= buyers)) {
      return null;
    }
    events.push(event);
  }
  return { run, events };
}

function readHead(line: string): Run | null {
  let head: Record<string, unknown>;
  try {
    head = { ...(JSON.parse(line) as Record<string, unknown>) };
  } catch {
    return null;
  }
  const scenario = readScenario(head['scenario']);
  const status = head['status'] as RunStatus;
  if (head['format'] !== 'lockplay-history' || head['version'] !== VERSION || scenario === null) {
    return null;
  }
  return isOver(status) ? { id: '', status, scenario, verdict: verdictOf(head['verdict']) } : null;
}

/** A verdict whose form is checked; its content is the file's. */
function verdictOf(value: unknown): Verdict | null {
  const { safety, liveness, sentence, findings, figures } = (value ?? {}) as Partial<Verdict>;
  const isVerdict =
    (safety === 'held' || safety === 'violated') &&
    isLiveness(liveness) &&
    typeof sentence === 'string' &&
    Array.isArray(findings) &&
    isFigures(figures);
  if (!isVerdict) {
    return null;
  }
  return { safety, liveness, sentence, findings: findings.filter(isFinding), figures };
}

function isFigures(value: unknown): value is Figures {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((figure) => figure === null || typeof figure === 'number')
  );
}

function isFinding(value: unknown): value is Finding {
  const { kind, sentence, witness } = (value ?? {}) as Partial<Finding>;
  return (
    typeof kind === 'string' &&
    typeof sentence === 'string' &&
    Array.isArray(witness) &&
    witness.every((seq) => typeof seq === 'number')
  );
}
