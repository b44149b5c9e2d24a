package org.lockplay.run;

import java.time.Instant;
import org.lockplay.run.archive.RunStatus;
import org.lockplay.verdict.Verdict;

/**
 * How a run ended.
 *
 * @param ending its last status
 * @param at when it ended
 */
record RunEnd(Run run, RunStatus ending, Verdict verdict, Instant at) {}
