package org.lockplay.oracle;

import java.util.Optional;
import org.lockplay.verdict.Finding;

/** Checks the findings of one kind against the facts. */
@FunctionalInterface
interface Claim {

    /** What is wrong with the finding; empty if it is true. */
    Optional<String> wrong(Facts facts, Finding finding);

    /** A claim that is either true or false. */
    static Claim that(Test test) {
        return (facts, finding) ->
                test.isTrue(facts, finding) ? Optional.empty() : Optional.of("no event bears it out");
    }

    /** Whether a claim is true. */
    @FunctionalInterface
    interface Test {
        boolean isTrue(Facts facts, Finding finding);
    }
}
