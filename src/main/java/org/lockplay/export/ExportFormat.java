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
    JSONL("application/x-ndjson", "jsonl", JsonLines::pieces, 0),
    /** A table with one row per event. */
    CSV("text/csv", "csv", CsvTable::pieces, 0),
    /** Chrome's trace format, which Perfetto opens. */
    PERFETTO("application/json", "trace.json", history -> Stream.of(ChromeTrace.write(history)), 1_500),
    /** A log with vector clocks for ShiViz. */
    SHIVIZ("text/plain", "shiviz.log", ShivizLog::pieces, 0),
    /** A history of a mutex for Jepsen's checkers, in EDN. */
    JEPSEN("application/edn", "edn", history -> Stream.of(JepsenHistory.write(history)), 600);

    private final String mediaType;
    private final String suffix;
    private final Function<RunHistory, Stream<String>> writer;
    private final int bytesOfEvent;

    /** @param bytesOfEvent the memory for an event, if the whole file is built in memory; 0 if it is not */
    ExportFormat(String mediaType, String suffix, Function<RunHistory, Stream<String>> writer, int bytesOfEvent) {
        this.mediaType = mediaType;
        this.suffix = suffix;
        this.writer = writer;
        this.bytesOfEvent = bytesOfEvent;
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

    /** The history in this format, in pieces, each of which is made when it is asked for. */
    public Stream<String> pieces(RunHistory history) {
        return writer.apply(history);
    }

    /** An estimate of the memory that writing takes, besides the history itself. */
    public long bytesOf(long events) {
        return events * bytesOfEvent;
    }
}
