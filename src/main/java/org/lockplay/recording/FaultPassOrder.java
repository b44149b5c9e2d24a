package org.lockplay.recording;

import java.util.ArrayList;
import java.util.List;
import org.lockplay.fault.PlannedFault;
import org.lockplay.scenario.Scenario;

/**
 * Moves a holder that was hit by a planned fault for "the holder" before all other holders that passed the same gate.
 *
 * <p>If a lock has several holders at once, or none, the first one to reach the gate is hit. The fault is recorded only
 * after it is applied, and other holders may have passed their gates and acted by then. Their passes are moved after
 * the hit one, which lies at the earliest after its buyer's previous event.
 *
 * <p>The effect of a fault on the store, such as a torn write, keeps its time.
 */
final class FaultPassOrder {

    private FaultPassOrder() {}

    /** Returns the same gate passes, with changed times where a fault was recorded late. */
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

    /** Moves the other holders' passes after the hit one, and returns the hit one with its new time. */
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
