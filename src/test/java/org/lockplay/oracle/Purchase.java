package org.lockplay.oracle;

/**
 * What one buyer has bought.
 *
 * @param buyer who
 * @param least tickets that the buyer has and that the store knows of
 * @param most tickets that the buyer can believe to have
 * @param cutOff tickets of a sale that was going on when the history left its buyer
 */
record Purchase(int buyer, int least, int most, int cutOff) {}
