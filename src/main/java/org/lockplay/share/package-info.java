/** Scenarios behind short links, what links look like to other programs, and how long anything is kept. */
package org.lockplay.share;
