package org.lockplay.oracle;

import static org.lockplay.history.TestEvents.text;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lockplay.history.EventKind;
import org.lockplay.verdict.FindingKind;

/** The violations in a history. */
final class SafetyFacts {

    private final Facts facts;

    SafetyFacts(Facts facts) {
        this.facts = facts;
    }

    /** Whether anything went wrong. */
    Truth violated() {
        Collection<Truth> truths = violations().values();
        return Truth.of(truths.contains(Truth.MUST), truths.stream().anyMatch(truth -> truth != Truth.MUST_NOT));
    }

    /** Which violations happened, by the kind of finding that reports them. */
    Map<FindingKind, Truth> violations() {
        Map<FindingKind, Truth> truths = new EnumMap<>(FindingKind.class);
        truths.put(FindingKind.OVERSOLD, oversold());
        truths.put(FindingKind.LOST_UPDATE, lostUpdate());
        truths.put(FindingKind.TWO_HOLDERS, twoHolders());
        truths.put(FindingKind.STALE_WRITE_ACCEPTED, staleWriteAccepted());
        truths.put(FindingKind.TORN_READ, tornRead());
        return truths;
    }

    /** Whether more tickets were sold than there were, or than are missing from the store. */
    Truth oversold() {
        long stock = facts.scenario().stock();
        long least = facts.purchases().stream().mapToInt(Purchase::least).sum();
        long most =
                facts.purchases().stream().mapToInt(purchase -> purchase.most()).sum();
        boolean certain = least > stock;
        boolean possible = most > stock;
        if (facts.finalCount().isPresent()) {
            long missing = stock - facts.finalCount().getAsLong();
            certain |= least > missing && !facts.mayHaveUnseenWrites();
            possible |= most > missing;
        }
        return Truth.of(certain, possible);
    }

    /** Whether a write replaced another that its buyer had not read; both have the same version then. */
    Truth lostUpdate() {
        Map<Long, Integer> certain = new HashMap<>();
        Map<Long, Integer> possible = new HashMap<>();
        Map<Long, Integer> selling = new HashMap<>();
        for (StoreWrite write : facts.writes()) {
            if (write.isCertain()) {
                certain.merge(write.version(), 1, Integer::sum);
                if (write.taken() > 0) {
                    selling.merge(write.version(), 1, Integer::sum);
                }
            }
            if (write.isPossible()) {
                possible.merge(write.version(), 1, Integer::sum);
            }
        }
        boolean isCertain = selling.values().stream().anyMatch(count -> count > 1);
        boolean isPossible = possible.values().stream().anyMatch(count -> count > 1);
        return Truth.of(isCertain, isPossible);
    }

    /**
     * Whether two buyers acted as holders at once. It is harmless with a fence in the store, and with a transaction that
     * did not commit.
     */
    Truth twoHolders() {
        if (facts.isFenced()) {
            return Truth.MUST_NOT;
        }
        List<Overlap> overlaps = Overlap.of(facts).stream()
                .filter(overlap -> !overlap.isUncommitted(facts))
                .toList();
        return Truth.of(overlaps.stream().anyMatch(overlap -> overlap.awakeNs() > 0), !overlaps.isEmpty());
    }

    /** Whether the store accepted a write whose lock had passed on. */
    Truth staleWriteAccepted() {
        List<StaleWrite> stale = StaleWrite.of(facts);
        boolean certain = stale.stream().anyMatch(this::isCertainlyAccused);
        boolean possible = stale.stream().anyMatch(this::isPossiblyAccused);
        return Truth.of(certain, possible);
    }

    private boolean isCertainlyAccused(StaleWrite stale) {
        return stale.isCertain()
                && mayHavePassedOn(stale)
                && (!facts.isFenced() || stale.isFencedOff(facts) == Truth.MUST);
    }

    /** A lock of a connection does not pass on while the connection lives, whatever another buyer believes. */
    private boolean mayHavePassedOn(StaleWrite stale) {
        boolean wasCut = facts.tracks().get(stale.write().buyer()).faults("disconnect").stream()
                .anyMatch(cut -> cut.t() < stale.next().fromNs());
        return facts.rules().canBeLost() && (facts.rules().end() != KindRules.End.CONNECTION || wasCut);
    }

    boolean isPossiblyAccused(StaleWrite stale) {
        return !facts.isFenced() || stale.isFencedOff(facts) != Truth.MUST_NOT;
    }

    /** Whether a buyer that was about to change the count read half a file. */
    Truth tornRead() {
        boolean torn = facts.events(EventKind.FAILED)
                .anyMatch(
                        event -> text(event, "what").filter("torn-read"::equals).isPresent());
        return Truth.of(torn, torn);
    }
}
