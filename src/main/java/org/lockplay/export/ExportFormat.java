package org.lockplay.export;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.lockplay.history.EventKind;

/** The texts that a history can be had as. */
public enum ExportFormat {
    /** The project's own: a line of JSON an event, after one that says what was run. */
    JSONL("application/x-ndjson", "jsonl", JsonLines::write),
    /** A table with a row an event. */
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

    /** What the text is served as, in UTF-8. */
    public String mediaType() {
        return mediaType;
    }

    /** What a file of it is called: {@code lockplay-<id>.<suffix>}. */
    public String fileName(String id) {
        return "lockplay-" + id + "." + suffix;
    }

    /**
     * Whether this kind of text can say anything about a history. A Jepsen history is one of a lock: without anybody who
     * asked for it there is nothing in it, and every checker would find the run in order, whatever went wrong in it.
     */
    public boolean suits(RunHistory history) {
        return this != JEPSEN || history.events().stream().anyMatch(event -> event.kind() == EventKind.LOCK_REQUESTED);
    }

    /** The history as this kind of text. */
    public String write(RunHistory history) {
        return writer.apply(history);
    }
}
