package org.lockplay.verdict;

import java.util.Optional;
import org.lockplay.history.Event;

/**
 * A write that the store accepted and kept.
 *
 * @param buyer the writer
 * @param event the write
 * @param base the read that it was based on; empty if there was none
 */
record Write(int buyer, Event event, Optional<Event> base) {}
