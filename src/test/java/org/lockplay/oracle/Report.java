package org.lockplay.oracle;

import java.util.ArrayList;
import java.util.List;

/** Collects the oracle's disagreements. Confined to one thread. */
final class Report {

    private final List<Disagreement> disagreements = new ArrayList<>();

    /** Reports a wrong claim. */
    void wrong(String claim, String why) {
        disagreements.add(new Disagreement(claim, why));
    }

    /** Reports a claim as wrong unless {@code isSo}. */
    void require(boolean isSo, String claim, String why) {
        if (!isSo) {
            wrong(claim, why);
        }
    }

    /** Compares whether something is reported with whether it is true. */
    void expect(Truth truth, boolean said, String claim, String why) {
        require(truth.allows(said), claim, (said ? "said, but not so: " : "not said, but so: ") + why);
    }

    List<Disagreement> disagreements() {
        return List.copyOf(disagreements);
    }
}
