package org.lockplay.verdict;

import java.util.List;

/** Finds one kind of problem in a history. Stateless. */
@FunctionalInterface
interface Detector {

    /** The maximum number of findings of one kind that a verdict lists, to stay readable; figures count the rest. */
    int MOST = 12;

    /** The findings in a history; empty if none. */
    List<Finding> findIn(HistoryIndex index);
}
