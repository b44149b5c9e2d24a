/** For what changes inside while it stays the same object: whenever the page is drawn, so is this. */
export const ALWAYS = { attribute: false, hasChanged: () => true };
