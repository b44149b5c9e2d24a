package org.lockplay.oracle;

import java.util.ArrayList;
import java.util.List;

/** Collects on what the oracle disagrees. Used by one thread. */
final class Report {

    private final List<Disagreement> disagreements = new ArrayList<>();

    /** Says that a claim is wrong. */
    void wrong(String claim, String why) {
        disagreements.add(new Disagreement(claim, why));
    }

    /** A claim is wrong unless something is so. */
    void require(boolean isSo, String claim, String why) {
        if (!isSo) {
            wrong(claim, why);
        }
    }

    /** Holds whether something is said against whether it is true. */
    void expect(Truth truth, boolean said, String claim, String why) {
        require(truth.allows(said), claim, (said ? "said, but not so: " : "not said, but so: ") + why);
    }

    List<Disagreement> disagreements() {
        return List.copyOf(disagreements);
    }
}
