package org.lockplay.worker;

import org.lockplay.history.Event;

/** Where events go. Thread-safe; when it returns, the event outlives the process. */
@FunctionalInterface
interface EventSink {

    void emit(Event event);
}
