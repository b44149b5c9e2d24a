/** Scenarios behind short links, their metadata for other sites, and how long data are kept. */
package org.lockplay.share;
