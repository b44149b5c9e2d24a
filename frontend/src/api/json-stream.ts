import { BackOff } from './back-off';
import { CLOSED, type OpenSource, type Source } from './run-stream';

/** What becomes of a stream of values. */
export interface JsonListener {
  /** A value came. */
  take(value: unknown): void;
  /** The connection is lost, or is back. */
  connected(isConnected: boolean): void;
}

/**
 * Follows a stream of server-sent events of one name, each with a whole value as JSON. The browser reconnects by
 * itself, except after a response that is no stream, as from a proxy whose server restarts, or a refusal: then it is
 * opened again after a pause.
 *
 * @returns what ends it
 */
export function followJson(
  url: string,
  name: string,
  listener: JsonListener,
  open: OpenSource = (address) => new EventSource(address),
  later: (action: () => void, ms: number) => void = (action, ms) => {
    setTimeout(action, ms);
  },
): () => void {
  const backOff = new BackOff();
  let isEnded = false;
  let current: Source | null = null;
  const connect = () => {
    if (isEnded) {
      return;
    }
    const source = open(url);
    current = source;
    source.addEventListener('open', () => listener.connected(true));
    source.addEventListener(name, ({ data }) => {
      backOff.reset();
      const value = JSON.parse(data) as unknown;
      if (value !== null) {
        listener.take(value);
      }
    });
    source.addEventListener('error', () => {
      listener.connected(false);
      if (source.readyState === CLOSED) {
        later(connect, backOff.next());
      }
    });
  };
  connect();
  return () => {
    isEnded = true;
    current?.close();
  };
}
