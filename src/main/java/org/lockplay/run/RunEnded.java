package org.lockplay.run;

/** CDI event, fired asynchronously after a run has ended and its verdict is available. */
public record RunEnded(Run run) {}
