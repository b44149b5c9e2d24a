import { EVENT_KINDS, parseEvent, type RunEvent } from '../model/events';
import { eventsUrl } from './client';

/** A stream's callbacks. */
export interface StreamListener {
  event(event: RunEvent): void;
  queued(position: number): void;
  /** The history is complete. */
  ended(): void;
  /** Disconnected; the stream reconnects by itself. */
  lost(): void;
  /** Reconnected. */
  restored(): void;
  /** Closed for good without an end: ask the server for the run's state. */
  closed(): void;
}

/** The part of a browser's EventSource that is needed here. */
export interface Source {
  readonly readyState: number;
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void;
  close(): void;
}

export type OpenSource = (url: string) => Source;

/** The `readyState` of a source that does not reconnect. */
export const CLOSED = 2;

/** The events of one run as they happen. The browser reconnects and resumes by `Last-Event-ID`. */
export class RunStream {
  private readonly source: Source;

  /** @param isLost whether the listener has to hear that it is connected */
  constructor(
    id: string,
    after: number,
    listener: StreamListener,
    private isLost = false,
    open: OpenSource = (url) => new EventSource(url),
  ) {
    this.source = open(eventsUrl(id, after));
    for (const kind of EVENT_KINDS) {
      this.source.addEventListener(kind, ({ data }) => {
        const event = parseEvent(data);
        if (event !== null) {
          listener.event(event);
        }
      });
    }
    this.source.addEventListener('queue', ({ data }) => {
      listener.queued(positionOf(data));
    });
    this.source.addEventListener('end', () => {
      this.close();
      listener.ended();
    });
    this.source.addEventListener('open', () => {
      if (this.isLost) {
        this.isLost = false;
        listener.restored();
      }
    });
    this.source.addEventListener('error', () => {
      if (this.source.readyState === CLOSED) {
        listener.closed();
      } else if (!this.isLost) {
        this.isLost = true;
        listener.lost();
      }
    });
  }

  close(): void {
    this.source.close();
  }
}

function positionOf(data: string): number {
  try {
    const { position } = JSON.parse(data) as { position?: unknown };
    return typeof position === 'number' ? position : 1;
  } catch {
    return 1;
  }
}
