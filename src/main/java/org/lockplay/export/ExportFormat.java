package org.lockplay.export;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.lockplay.history.LockRequested;

/** The export formats of a history. */
public enum ExportFormat {
    /** The project's own format: a line of JSON per event, after a line with the scenario. */
    JSONL("application/x-ndjson", "jsonl", JsonLines::write),
    /** A table with one row per event. */
    CSV("text/csv", "csv", CsvTable::write),
    /** Chrome's trace format, which Perfetto opens. */
    PERFETTO("application/json", "trace.json", ChromeTrace::write),
    /** A log with vector clocks for ShiViz. */
    SHIVIZ("text/plain", "shiviz.log", ShivizLog::write),
    /** A history of a mutex for Jepsen's checkers, in EDN. */
    JEPSEN("application/edn", "edn", JepsenHistory::write);

    private final String mediaType;
    private final String suffix;
    private final Function<RunHistory, String> writer;

    ExportFormat(String mediaType, String suffix, Function<RunHistory, String> writer) {
        this.mediaType = mediaType;
        this.suffix = suffix;
        this.writer = writer;
    }

    /** The name on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Every name on the wire. */
    public static List<String> wireNames() {
        return Stream.of(values()).map(ExportFormat::wireName).toList();
    }

    /** Finds a format by its name on the wire. */
    public static Optional<ExportFormat> find(String wireName) {
        return Stream.of(values())
                .filter(format -> format.wireName().equals(wireName))
                .findFirst();
    }

    /** The media type; the encoding is UTF-8. */
    public String mediaType() {
        return mediaType;
    }

    /** The file name: {@code lockplay-<id>.<suffix>}. */
    public String fileName(String id) {
        return "lockplay-" + id + "." + suffix;
    }

    /**
     * Whether a history can be exported in this format. A Jepsen history is about a lock: without any request for a
     * lock it would be empty, and every checker would accept it, whatever went wrong in the run.
     */
    public boolean suits(RunHistory history) {
        return this != JEPSEN || history.events().stream().anyMatch(LockRequested.class::isInstance);
    }

    /** Writes the history in this format. */
    public String write(RunHistory history) {
        return writer.apply(history);
    }
}
