package org.lockplay.oracle;

import static org.lockplay.history.TestEvents.text;

import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.verdict.Finding;

/** Checks findings about files that were left or overwritten in a state that cannot be read. */
final class TornClaims {

    private static final Pattern COUNT = Pattern.compile("\\{\"count\":\\d+,\"version\":\\d+\\}");

    static final Map<String, Claim> CLAIMS = Map.of(
            "finding.torn-read.hung",
            Claim.that((facts, finding) -> isTornRead(facts, finding) && isWriter(facts, finding, BuyerTrack::hangs)),
            "finding.torn-read.frozen",
            Claim.that((facts, finding) ->
                    isTornRead(facts, finding) && isWriter(facts, finding, BuyerTrack::isFrozenAtTheEnd)),
            "finding.torn-read.mixed",
            Claim.that((facts, finding) -> isTornRead(facts, finding)
                    && !isBeginning(String.valueOf(finding.args().get("content")))));

    private TornClaims() {}

    /** Whether a count that is written from its beginning can have this content. */
    private static boolean isBeginning(String content) {
        Matcher matcher = COUNT.matcher(content);
        return !matcher.matches() && matcher.hitEnd();
    }

    /** Whether a buyer read that content. */
    static boolean isTornRead(Facts facts, Finding finding) {
        return facts.events(EventKind.FAILED)
                .anyMatch(event -> event.buyer() == Args.buyer(finding, "buyer")
                        && text(event, "what").filter("torn-read"::equals).isPresent()
                        && text(event, "content")
                                .map(Object.class::cast)
                                .filter(finding.args().get("content")::equals)
                                .isPresent());
    }

    private static boolean isWriter(Facts facts, Finding finding, Predicate<BuyerTrack> isStopped) {
        return facts.track(finding.number("writer"))
                .filter(isStopped)
                .filter(track -> facts.mayHaveWrittenUnseen(track) || hasStoppedTruncated(track))
                .isPresent();
    }

    /** Whether a buyer stopped between truncating the file and writing it. */
    static boolean hasStoppedTruncated(BuyerTrack track) {
        return track.lastDeed()
                .map(Event.class::cast)
                .flatMap(event -> text(event, "what"))
                .filter("truncated"::equals)
                .isPresent();
    }
}
