import type { Fetch } from './http';

/** The alphabet of the server's session codes. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 20;

/**
 * Requests of a page that is shown inside another site's, where browsers keep no cookies: it is a
 * session of its own, which ends with it, so that it may stop and break what it started.
 */
export function withOwnSession(fetch: Fetch): Fetch {
  const bytes = [...crypto.getRandomValues(new Uint8Array(LENGTH))];
  const code = bytes.map((byte) => SIGNS.charAt(byte % SIGNS.length)).join('');
  return (url, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set('Lockplay-Session', code);
    return fetch(url, { ...init, headers });
  };
}
