/** For objects that change in place: redraw with every page update. */
export const ALWAYS = { attribute: false, hasChanged: () => true };
