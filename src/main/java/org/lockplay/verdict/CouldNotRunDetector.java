package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;

/**
 * Finds what stopped a run for reasons outside buyers and lock: unreachable servers, one finding each, and errors of
 * the playground itself.
 */
final class CouldNotRunDetector implements Detector {

    @Override
    public List<Finding> findIn(HistoryIndex index) {
        Map<String, Finding> findings = new LinkedHashMap<>();
        index.all(EventKind.FAILED).forEach(event -> {
            String message = event.text(Field.MESSAGE).orElse("");
            switch (event.text(Field.WHAT).orElse("")) {
                case "unreachable-server" -> {
                    String server = event.text(Field.REASON).orElse(message);
                    findings.putIfAbsent(server, finding(FindingKind.UNREACHABLE_SERVER, "", "server", server, event));
                }
                case "setup" ->
                    findings.putIfAbsent(
                            "setup", finding(FindingKind.COULD_NOT_RUN, "setup", "message", message, event));
                case "too-many-events" ->
                    findings.putIfAbsent(
                            "events",
                            FindingMaker.of(FindingKind.COULD_NOT_RUN, "too-many-events")
                                    .witness(event)
                                    .make());
                default -> {
                    // Failures of buyers have findings of their own.
                }
            }
        });
        return new ArrayList<>(findings.values());
    }

    private static Finding finding(FindingKind kind, String variant, String name, String value, Event event) {
        return FindingMaker.of(kind, variant).with(name, value).witness(event).make();
    }
}
