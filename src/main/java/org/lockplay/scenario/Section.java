package org.lockplay.scenario;

import java.util.List;
import java.util.Set;

/**
 * A part of a program for some of the buyers.
 *
 * @param line the line of its head, from 1
 * @param buyers the buyers that run it; empty for all that have no section of their own
 * @param steps its steps
 */
public record Section(int line, Set<Integer> buyers, List<Step> steps) {

    public Section {
        buyers = Set.copyOf(buyers);
        steps = List.copyOf(steps);
    }

    /** Whether it is for all buyers that have no section of their own. */
    public boolean isForOthers() {
        return buyers.isEmpty();
    }
}
