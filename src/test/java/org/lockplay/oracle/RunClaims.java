package org.lockplay.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.verdict.Finding;

/** Sentences about the run itself: what kept it from being made, or made as it was asked for. */
final class RunClaims {

    static final Map<String, Claim> CLAIMS = claims();

    private RunClaims() {}

    private static Map<String, Claim> claims() {
        Map<String, Claim> claims = new HashMap<>();
        for (String reason : List.of("blocked", "finished", "dead", "hung", "spared")) {
            claims.put("finding.off-schedule." + reason, Claim.that((facts, finding) -> isOff(facts, finding, reason)));
        }
        // The servers of the test are there, and its runs are small.
        for (String key : List.of(
                "finding.unreachable-server",
                "finding.could-not-run.setup",
                "finding.could-not-run.too-many-events")) {
            claims.put(key, (facts, finding) -> Optional.of("the run could be made"));
        }
        return claims;
    }

    private static boolean isOff(Facts facts, Finding finding, String reason) {
        return facts.events(EventKind.OFF_SCHEDULE)
                .anyMatch(event -> event.buyer() == Args.buyer(finding, "buyer")
                        && event.number(Field.POSITION).orElse(-1) == finding.number("position")
                        && event.text(Field.REASON).filter(reason::equals).isPresent());
    }
}
