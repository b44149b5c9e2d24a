package org.lockplay.verdict;

import java.util.List;

/** Looks for one kind of thing in a history. */
@FunctionalInterface
interface Detector {

    /** The most findings of one kind that a verdict lists, so that it stays readable; figures count the rest. */
    int MOST = 12;

    /** What there is to find; empty if nothing. */
    List<Finding> findIn(HistoryIndex index);
}
