package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lockplay.history.Event;
import org.lockplay.history.Failed;
import org.lockplay.history.FailureKind;

/**
 * Finds what stopped a run for reasons outside buyers and lock: unreachable servers, one finding each, and errors of
 * the playground itself.
 */
final class CouldNotRunDetector implements Detector {

    @Override
    public List<Finding> findIn(HistoryIndex index) {
        Map<String, Finding> findings = new LinkedHashMap<>();
        index.all(Failed.class).forEach(failed -> {
            if (failed.failure() == FailureKind.UNREACHABLE_SERVER) {
                String server = failed.server().orElse(message(failed));
                findings.putIfAbsent(server, finding(FindingKind.UNREACHABLE_SERVER, "", "server", server, failed));
            } else if (failed.failure() == FailureKind.SETUP) {
                findings.putIfAbsent(
                        "setup", finding(FindingKind.COULD_NOT_RUN, "setup", "message", message(failed), failed));
            } else if (failed.failure() == FailureKind.WORKERS_NOT_READY
                    || failed.failure() == FailureKind.TOO_MANY_EVENTS) {
                String variant = failed.failure().wireName();
                findings.putIfAbsent(
                        variant,
                        FindingMaker.of(FindingKind.COULD_NOT_RUN, variant)
                                .witness(failed)
                                .make());
            }
        });
        return new ArrayList<>(findings.values());
    }

    private static String message(Failed failed) {
        return failed.message().orElse("");
    }

    private static Finding finding(FindingKind kind, String variant, String name, String value, Event event) {
        return FindingMaker.of(kind, variant).with(name, value).witness(event).make();
    }
}
