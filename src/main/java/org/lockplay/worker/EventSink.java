package org.lockplay.worker;

import org.lockplay.history.Event;

/** Receives events. When {@code emit} returns, the event survives the death of the process. Thread-safe. */
@FunctionalInterface
interface EventSink {

    void emit(Event event);
}
