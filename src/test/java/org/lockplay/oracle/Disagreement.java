package org.lockplay.oracle;

/**
 * A claim of the product that contradicts the oracle.
 *
 * @param claim the claim, such as {@code two-holders}
 * @param why what the history shows instead
 */
record Disagreement(String claim, String why) {

    @Override
    public String toString() {
        return claim + ": " + why;
    }
}
