package org.lockplay.oracle;

import static org.lockplay.history.TestEvents.text;

import java.util.Map;
import org.lockplay.verdict.Finding;

/** Checks that the reason for every failed buyer is reported. */
final class ReasonCheck implements Check {

    /** The finding that explains a failure, by the reason in the buyer's last event. */
    private static final Map<String, String> EXPLAINED_BY = Map.ofEntries(
            Map.entry("lock-timeout", "finding.gave-up-waiting"),
            Map.entry("deadlock-refused", "finding.deadlock-refused"),
            Map.entry("not-held", "finding.released-unheld.refused"),
            Map.entry("torn-read", "finding.torn-read"),
            Map.entry("write-rejected", "finding.stale-write-refused"),
            Map.entry("exception", "finding.buyer-failed.exception"),
            Map.entry("no-copy", "finding.buyer-failed.no-copy"),
            Map.entry("stale-copy", "finding.buyer-failed.stale-copy"),
            Map.entry("already-held", "finding.buyer-failed.already-held"),
            Map.entry("store", "finding.buyer-failed.store"),
            Map.entry("lock", "finding.buyer-failed.lock"),
            Map.entry("unconfirmed", "finding.buyer-failed.unconfirmed"),
            Map.entry("interrupted", "finding.buyer-failed.interrupted"),
            Map.entry("internal", "finding.buyer-failed.other"));

    @Override
    public void check(Facts facts, JudgedRun run, Report report) {
        for (BuyerTrack track : facts.tracks()) {
            if (track.failed()) {
                String reason = track.end().flatMap(end -> text(end, "reason")).orElse("");
                String key = EXPLAINED_BY.getOrDefault(reason, "no finding");
                report.require(
                        run.verdict().findings().stream().anyMatch(finding -> explains(finding, key, track.buyer())),
                        "reason " + reason,
                        "no " + key + " says why buyer " + track.buyer() + " failed");
            }
        }
    }

    private static boolean explains(Finding finding, String key, int buyer) {
        boolean isOfReason = finding.textKey().equals(key) || finding.textKey().startsWith(key + ".");
        return isOfReason
                && (finding.args().containsKey("buyer") && finding.number("buyer") == buyer
                        || Args.buyers(finding, "buyers").contains(buyer));
    }
}
