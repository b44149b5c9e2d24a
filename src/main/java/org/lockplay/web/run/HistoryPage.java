package org.lockplay.web.run;

import java.util.List;
import java.util.Map;
import org.lockplay.history.Event;
import org.lockplay.history.EventJson;
import org.lockplay.run.archive.RunLog;

/**
 * A page of a run's events.
 *
 * @param events the events, as on the stream
 * @param next the value of {@code after} for the next page
 * @param complete whether no events follow any more
 */
public record HistoryPage(List<Map<String, Object>> events, long next, boolean complete) {

    private static final int MAX_EVENTS = 10_000;

    static HistoryPage of(RunLog log, long after, int limit) {
        boolean closed = log.isClosed();
        List<Event> found = log.after(after, Math.max(1, Math.min(limit, MAX_EVENTS)));
        long next = found.isEmpty() ? after : found.get(found.size() - 1).seq();
        List<Map<String, Object>> events =
                found.stream().map(EventJson::members).toList();
        return new HistoryPage(events, next, closed && next >= log.lastSeq());
    }
}
