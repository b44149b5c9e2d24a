package org.lockplay.verdict;

import java.util.Optional;
import org.lockplay.history.StoreAccess;
import org.lockplay.history.Wrote;

/**
 * A write that the store accepted and kept.
 *
 * @param buyer the writer
 * @param event the write
 * @param base the read that it was based on; empty if there was none
 * @param notBeforeNs a time before which it certainly had not begun; its event has the time at which it was done
 */
record Write(int buyer, Wrote event, Optional<StoreAccess> base, long notBeforeNs) {}
