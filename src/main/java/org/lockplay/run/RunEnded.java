package org.lockplay.run;

/** Told to whoever observes it, on a thread of its own, after a run has ended and has its verdict. */
public record RunEnded(Run run) {}
