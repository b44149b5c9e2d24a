package org.lockplay.oracle;

import java.util.Optional;
import org.lockplay.verdict.Finding;

/** Holds the sentence of one kind of finding against the facts. */
@FunctionalInterface
interface Claim {

    /** What is wrong with it; empty if it is true. */
    Optional<String> wrong(Facts facts, Finding finding);

    /** A claim that is true or not. */
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
