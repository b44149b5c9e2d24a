package org.lockplay.oracle;

import static org.lockplay.history.TestEvents.number;
import static org.lockplay.history.TestEvents.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.verdict.Finding;

/** Checks findings about sales and about the count. */
final class StoreClaims {

    static final Map<String, Claim> CLAIMS = Map.of(
            "finding.oversold.stock", StoreClaims::oversold,
            "finding.oversold.again", StoreClaims::soldAgain,
            "finding.lost-update", StoreClaims::lostUpdate,
            "finding.lost-update.unseen", StoreClaims::unseenUpdate,
            "finding.lost-update.last-seen", StoreClaims::updateFromOwnWrite,
            "finding.lost-update.blind", StoreClaims::blindUpdate,
            "finding.torn-query", Claim.that((facts, finding) -> isTornQuery(facts, finding, false)),
            "finding.torn-query.locked", Claim.that((facts, finding) -> isTornQuery(facts, finding, true)),
            "finding.torn-read", Claim.that(StoreClaims::isTornRead),
            "finding.torn-read.dead",
                    Claim.that((facts, finding) -> isTornRead(facts, finding) && hasStoppedMidWrite(facts, finding)));

    private StoreClaims() {}

    private static Optional<String> oversold(Facts facts, Finding finding) {
        long least = facts.purchases().stream().mapToInt(Purchase::least).sum();
        long most = facts.purchases().stream().mapToInt(Purchase::most).sum();
        long sold = finding.number("sold");
        if (finding.number("stock") != facts.scenario().stock()
                || sold <= facts.scenario().stock()) {
            return Optional.of("the stock was " + facts.scenario().stock());
        }
        if (sold < least || sold > most) {
            return Optional.of("between " + least + " and " + most + " were sold");
        }
        List<Integer> named = Args.buyers(finding, "buyers");
        boolean allNamed = facts.purchases().stream()
                .allMatch(purchase -> purchase.least() == 0 || named.contains(purchase.buyer()));
        boolean noneTooMany =
                named.stream().allMatch(buyer -> facts.purchases().get(buyer).most() > 0);
        return allNamed && noneTooMany ? Optional.empty() : Optional.of("others have bought");
    }

    private static Optional<String> soldAgain(Facts facts, Finding finding) {
        long missing = facts.scenario().stock() - finding.number("left");
        boolean right = finding.number("stock") == facts.scenario().stock()
                && facts.finalCount().isPresent()
                && facts.finalCount().getAsLong() == finding.number("left")
                && finding.number("again") > 0
                && finding.number("again") == finding.number("sold") - missing
                && finding.number("sold")
                        <= facts.purchases().stream().mapToInt(Purchase::most).sum()
                && finding.number("sold")
                        >= facts.purchases().stream().mapToInt(Purchase::least).sum();
        return right ? Optional.empty() : Optional.of("the store counts " + facts.finalCount());
    }

    private static Optional<String> lostUpdate(Facts facts, Finding finding) {
        boolean hasWrites = false;
        for (StoreWrite over : writesOf(facts, finding, "buyer", "wrote")) {
            for (StoreWrite lost : writesOf(facts, finding, "other", "otherWrote")) {
                if (lost.version() != over.version()
                        || over.event().t() < facts.tracks().get(lost.buyer()).lastDeedBefore(lost.event())) {
                    continue;
                }
                hasWrites = true;
                if (hasRead(over, finding.number("read")) && hasRead(lost, finding.number("read"))) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(hasWrites ? "they did not work from the same count" : "no such writes");
    }

    private static Optional<String> unseenUpdate(Facts facts, Finding finding) {
        Optional<String> blind = blindUpdate(facts, finding);
        boolean hasRead = writesOf(facts, finding, "buyer", "wrote").stream()
                .anyMatch(over -> hasRead(over, finding.number("read")));
        if (blind.isEmpty() && lostUpdate(facts, finding).isEmpty()) {
            return Optional.of("they had read the same");
        }
        return blind.isEmpty() && !hasRead ? Optional.of("it has not read that") : blind;
    }

    private static boolean hasRead(StoreWrite write, long count) {
        return isBasedOn(write, EventKind.READ, count);
    }

    private static boolean isBasedOn(StoreWrite write, EventKind kind, long count) {
        return write.base() != null
                && write.base().kind() == kind
                && number(write.base(), "count").orElse(-1) == count;
    }

    private static Optional<String> updateFromOwnWrite(Facts facts, Finding finding) {
        Optional<String> blind = blindUpdate(facts, finding);
        boolean isFromOwn = writesOf(facts, finding, "buyer", "wrote").stream()
                .anyMatch(over -> isBasedOn(over, EventKind.WROTE, finding.number("read")));
        return blind.isEmpty() && !isFromOwn ? Optional.of("it has not written that before") : blind;
    }

    private static Optional<String> blindUpdate(Facts facts, Finding finding) {
        for (StoreWrite over : writesOf(facts, finding, "buyer", "wrote")) {
            for (StoreWrite lost : writesOf(facts, finding, "other", "otherWrote")) {
                boolean hasSeen =
                        over.base() != null && number(over.base(), "version").orElse(-1) == lost.version();
                if (!hasSeen && lost.event().t() <= over.event().t()) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of("no such writes");
    }

    private static List<StoreWrite> writesOf(Facts facts, Finding finding, String buyer, String count) {
        return facts.writes().stream()
                .filter(write -> write.isPossible()
                        && write.buyer() == Args.buyer(finding, buyer)
                        && write.count() == finding.number(count)
                        && (!finding.args().containsKey("version") || write.version() == finding.number("version")))
                .toList();
    }

    private static boolean isTornRead(Facts facts, Finding finding) {
        return facts.events(EventKind.FAILED)
                .anyMatch(event -> event.buyer() == Args.buyer(finding, "buyer")
                        && text(event, "what").filter("torn-read"::equals).isPresent()
                        && text(event, "content")
                                .equals(Optional.of(finding.args().get("content"))));
    }

    private static boolean isTornQuery(Facts facts, Finding finding, boolean isLocked) {
        List<Integer> buyers = Args.buyers(finding, "buyers");
        List<Event> torn = facts.events(EventKind.QUERIED)
                .filter(event -> text(event, "what").filter("torn-read"::equals).isPresent())
                .filter(event -> isUnderTheLock(facts, event) == isLocked)
                .filter(event ->
                        text(event, "content").equals(Optional.of(finding.args().get("content"))))
                .toList();
        return !buyers.isEmpty()
                && buyers.stream().allMatch(buyer -> torn.stream().anyMatch(event -> event.buyer() == buyer));
    }

    private static boolean isUnderTheLock(Facts facts, Event event) {
        ProgramWalk walk = facts.walkOf(event.buyer());
        return facts.rules().holds() && walk.placeOf(event).stream().anyMatch(walk::isUnderTheLock);
    }

    /** Whether a buyer has stopped forever where it may have truncated the file. */
    private static boolean hasStoppedMidWrite(Facts facts, Finding finding) {
        return facts.track(finding.number("writer"))
                .filter(track -> facts.mayHaveWrittenUnseen(track) || hasStoppedTruncated(track))
                .isPresent();
    }

    private static boolean hasStoppedTruncated(BuyerTrack track) {
        return track.lastDeed()
                .map(Event.class::cast)
                .flatMap(event -> text(event, "what"))
                .filter("truncated"::equals)
                .isPresent();
    }
}
