const PERFETTO = 'https://ui.perfetto.dev';
const ASK_EVERY_MS = 100;
const PATIENCE_MS = 20_000;

/**
 * Opens Perfetto in a window of its own and hands it a trace: asks until it answers, then sends.
 *
 * @param traceUrl where the trace is on this server
 * @returns whether Perfetto answered
 */
export async function openInPerfetto(
  page: Window,
  traceUrl: string,
  title: string,
): Promise<boolean> {
  // At once: a window that opens later than the click is taken for a pop-up.
  const perfetto = page.open(PERFETTO);
  if (perfetto === null) {
    return false;
  }
  const [buffer, isThere] = await Promise.all([fetchTrace(traceUrl), answers(page, perfetto)]);
  if (buffer === null || !isThere) {
    return false;
  }
  perfetto.postMessage({ perfetto: { buffer, title, fileName: 'lockplay.trace.json' } }, PERFETTO);
  return true;
}

async function fetchTrace(url: string): Promise<ArrayBuffer | null> {
  try {
    const response = await fetch(url);
    return response.ok ? await response.arrayBuffer() : null;
  } catch {
    return null;
  }
}

function answers(page: Window, perfetto: Window): Promise<boolean> {
  return new Promise((resolve) => {
    const asking = setInterval(() => {
      perfetto.postMessage('PING', PERFETTO);
    }, ASK_EVERY_MS);
    const end = (isThere: boolean) => {
      clearInterval(asking);
      clearTimeout(givingUp);
      page.removeEventListener('message', listen);
      resolve(isThere);
    };
    const listen = ({ origin, data }: MessageEvent<unknown>) => {
      if (origin === PERFETTO && data === 'PONG') {
        end(true);
      }
    };
    const givingUp = setTimeout(() => {
      end(false);
    }, PATIENCE_MS);
    page.addEventListener('message', listen);
  });
}
