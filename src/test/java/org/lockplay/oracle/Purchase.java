package org.lockplay.oracle;

/**
 * The purchases of one buyer.
 *
 * @param buyer the buyer
 * @param least tickets that the buyer has according to the store
 * @param most tickets that the buyer may believe it has
 * @param cutOff tickets of a sale in progress when the buyer's history ended
 */
record Purchase(int buyer, int least, int most, int cutOff) {}
