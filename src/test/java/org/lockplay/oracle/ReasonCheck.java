package org.lockplay.oracle;

import static org.lockplay.history.TestEvents.text;

import java.util.Map;
import java.util.Set;
import org.lockplay.verdict.Finding;

/** Checks that the reason for every failed buyer is reported. */
final class ReasonCheck implements Check {

    private static final Map<String, Set<String>> NAMED_BY = Map.of(
            "lock-timeout", Set.of("gave-up-waiting"),
            "not-held", Set.of("released-unheld"),
            "torn-read", Set.of("torn-read"),
            "write-rejected", Set.of("stale-write-refused"));

    /** Findings that name a buyer, but not why the buyer failed. */
    private static final Set<String> OF_OTHER_THINGS = Set.of(
            "oversold",
            "lost-update",
            "two-holders",
            "stale-write-accepted",
            "stuck",
            "abandoned-lock",
            "recovered",
            "off-schedule",
            "outside-lock");

    @Override
    public void check(Facts facts, JudgedRun run, Report report) {
        for (BuyerTrack track : facts.tracks()) {
            String reason = track.end().flatMap(end -> text(end, "reason")).orElse("");
            if (track.failed()) {
                report.require(
                        run.verdict().findings().stream().anyMatch(finding -> names(finding, track.buyer(), reason)),
                        "reason " + reason,
                        "nothing says why buyer " + track.buyer() + " failed");
            }
        }
    }

    private static boolean names(Finding finding, int buyer, String reason) {
        String kind = finding.kind().wireName();
        boolean fits =
                NAMED_BY.containsKey(reason) ? NAMED_BY.get(reason).contains(kind) : !OF_OTHER_THINGS.contains(kind);
        return fits
                && (finding.args().containsKey("buyer") && finding.number("buyer") == buyer
                        || Args.buyers(finding, "buyers").contains(buyer));
    }
}
