package org.lockplay.oracle;

/**
 * A claim of the product on which the oracle disagrees.
 *
 * @param claim which claim, such as {@code two-holders}
 * @param why what the history says instead
 */
record Disagreement(String claim, String why) {

    @Override
    public String toString() {
        return claim + ": " + why;
    }
}
