/** Histories in the formats of other programs, and as pictures: pure functions of a history. */
package org.lockplay.export;
