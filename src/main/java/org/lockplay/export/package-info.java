/** Histories in the formats of other programs, and as pictures: pure functions of what happened. */
package org.lockplay.export;
