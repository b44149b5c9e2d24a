package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;

/** Finds the servers that could not be reached, one finding a server. */
final class UnreachableServerDetector implements Detector {

    /** What it is called in {@code failed} events ({@code what}); {@code reason} there names the server. */
    static final String UNREACHABLE_SERVER = "unreachable-server";

    @Override
    public List<Finding> findIn(Evidence evidence) {
        Map<String, List<Event>> byServer = new LinkedHashMap<>();
        evidence.all(EventKind.FAILED)
                .filter(event -> event.text(Field.WHAT).orElse("").equals(UNREACHABLE_SERVER))
                .forEach(event -> byServer.computeIfAbsent(server(evidence, event), none -> new ArrayList<>())
                        .add(event));
        return byServer.entrySet().stream()
                .map(entry -> finding(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String server(Evidence evidence, Event event) {
        String lock = evidence.lock().wireName();
        return event.text(Field.REASON).orElse(lock.equals("redis") || lock.equals("zookeeper") ? lock : "postgresql");
    }

    private static Finding finding(String server, List<Event> events) {
        return FindingMaker.of(FindingKind.UNREACHABLE_SERVER)
                .with("server", server)
                .with("message", events.get(0).text(Field.MESSAGE).orElse(""))
                .witness(events.get(0))
                .make();
    }
}
