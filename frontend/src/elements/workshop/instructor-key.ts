/** The key in the fragment of an instructor's link; null if the address has none. */
export function keyInAddress(): string | null {
  return new URLSearchParams(location.hash.slice(1)).get('key');
}

/** Takes the key out of the address bar and the browser's history. */
export function cleanAddress(): void {
  history.replaceState(history.state, '', location.pathname + location.search);
}
