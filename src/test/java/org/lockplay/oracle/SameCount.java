package org.lockplay.oracle;

import static org.lockplay.history.TestEvents.number;

import java.util.List;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;

/** Whether buyers worked from one count at the same time. */
final class SameCount {

    private SameCount() {}

    /** Whether a buyer may have read a count that another had read and not yet written. */
    static boolean wasReadMeanwhile(Facts facts) {
        return facts.writes().stream()
                .anyMatch(write -> facts.events(EventKind.READ).anyMatch(read -> isReadWithin(facts, write, read)));
    }

    /** Whether two buyers certainly had: both wrote the version after the one that both had read. */
    static boolean wasCertainlyReadMeanwhile(Facts facts) {
        List<StoreWrite> certain = facts.writes().stream()
                .filter(write -> write.isCertain() && write.base() != null)
                .toList();
        return certain.stream()
                .anyMatch(write -> certain.stream()
                        .anyMatch(other -> other.buyer() != write.buyer()
                                && other.version() == write.version()
                                && count(other.base()) == count(write.base())));
    }

    /** Whether a buyer may have replaced another one's write although both had read that count. */
    static boolean hasOverwritten(Facts facts, long buyer, long other, long read) {
        List<StoreWrite> fromIt = facts.writes().stream()
                .filter(write -> write.isPossible() && write.base() != null && count(write.base()) == read)
                .toList();
        return fromIt.stream()
                .filter(over -> over.buyer() == buyer)
                .anyMatch(over ->
                        fromIt.stream().anyMatch(lost -> lost.buyer() == other && lost.version() == over.version()));
    }

    /** A read takes place between the buyer's action before it and its event, and so does a write. */
    private static boolean isReadWithin(Facts facts, StoreWrite write, Event read) {
        Event base = write.base();
        if (base == null || read.buyer() == write.buyer() || count(read) != count(base)) {
            return false;
        }
        long readFrom = facts.tracks().get(read.buyer()).lastDeedBefore(read);
        long baseFrom = facts.tracks().get(base.buyer()).lastDeedBefore(base);
        return readFrom < write.event().t() && baseFrom < read.t();
    }

    private static long count(Event read) {
        return number(read, "count").orElse(-1);
    }
}
