package org.lockplay.recording;

import java.util.ArrayList;
import java.util.List;
import org.lockplay.fault.PlannedFault;
import org.lockplay.scenario.Scenario;

/**
 * Puts whoever met a planned fault for "the holder" before all other holders that passed such a gate.
 *
 * <p>Where a lock has several holders at once, or nobody holds anything, the first of them to come there meets the fault.
 * It is told of when it has happened, and by then others can have done what lies behind their gates. They had come there
 * later; the one that was struck came after its own event before.
 *
 * <p>What a fault does to a store, as half a write does, stays at its time.
 */
final class FaultPassOrder {

    private FaultPassOrder() {}

    /** The same passages, with other times where one was struck later than it came. */
    static List<GatePass> set(Scenario scenario, List<GatePass> passages) {
        List<GatePass> all = new ArrayList<>(passages);
        for (PlannedFault fault : scenario.faults()) {
            if (fault.forHolder()) {
                for (int i = 0; i < all.size(); i++) {
                    GatePass passage = all.get(i);
                    if (passage.injected()
                            && !passage.touchesStore()
                            && passage.step().is(fault.at())) {
                        all.set(i, first(passage, fault, all));
                    }
                }
            }
        }
        return all;
    }

    /** Sets the others' times where those are when they came to an earlier gate, and says which time is left. */
    private static GatePass first(GatePass injected, PlannedFault fault, List<GatePass> all) {
        long firstOfOthers = all.stream()
                .filter(other -> isSpared(other, injected, fault))
                .mapToLong(GatePass::t)
                .min()
                .orElse(Long.MAX_VALUE);
        GatePass first = injected.notAfter(Math.max(injected.earliest(), firstOfOthers - 1));
        all.replaceAll(other -> isSpared(other, injected, fault) && other.t() <= first.t() && !other.touchesStore()
                ? other.at(first.t() + 1)
                : other);
        return first;
    }

    private static boolean isSpared(GatePass other, GatePass injected, PlannedFault fault) {
        return other.buyer() != injected.buyer()
                && other.holding()
                && !other.injected()
                && other.isPass()
                && other.step().is(fault.at());
    }
}
