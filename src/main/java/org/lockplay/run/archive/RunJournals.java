package org.lockplay.run.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.lockplay.history.Event;
import org.lockplay.history.EventJson;
import org.lockplay.json.JsonSyntaxException;

/**
 * The journals of all active runs: one file each in a folder on the local disk. A journal ends when the database has
 * the whole run; those that are left belong to runs of a killed server, or to runs that the database did not accept.
 * Thread-safe.
 */
public final class RunJournals {

    private static final Logger LOG = Logger.getLogger(RunJournals.class);
    private static final String SUFFIX = ".jsonl";

    private final Path folder;
    private final Map<String, RunJournal> open = new ConcurrentHashMap<>();

    public RunJournals(Path folder) {
        this.folder = folder;
    }

    /** A run that a killed server has left, with the events that it had recorded. */
    public record Left(RunRecord run, List<Event> events) {}

    /** Creates the journal of a run that starts. */
    public void begin(RunRecord run) {
        RunJournal journal = at(run.id);
        journal.begin(run);
        open.put(run.id, journal);
    }

    /** Appends an event to the journal of an active run. */
    public void append(String run, Event event) {
        RunJournal journal = open.get(run);
        if (journal != null) {
            journal.append(event);
        }
    }

    /** Deletes a run's journal, if there is one: the database has everything, or the run is not wanted any more. */
    public void delete(String run) {
        RunJournal journal = open.remove(run);
        (journal == null ? at(run) : journal).delete();
    }

    /** Keeps the journal of a run that has ended for the next start of the server. */
    public void leave(String run) {
        RunJournal journal = open.remove(run);
        if (journal != null) {
            journal.close();
        }
    }

    private RunJournal at(String run) {
        return new RunJournal(folder.resolve(run + SUFFIX));
    }

    /** The runs that a killed server has left. A file that is not readable is logged and kept. */
    public List<Left> left() {
        List<Left> found = new ArrayList<>();
        for (Path file : files()) {
            try {
                read(file).ifPresent(found::add);
            } catch (IOException | JsonSyntaxException | IllegalArgumentException | DateTimeException e) {
                LOG.warnf("%s is not readable: %s", file, e);
            }
        }
        return found;
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            LOG.warnf("%s is not readable: %s", folder, e);
            return List.of();
        }
    }

    /** A line without its end is ignored: no reader has received its event, and no client the id of its run. */
    private static Optional<Left> read(Path file) throws IOException {
        String text = Files.readString(file);
        List<String> lines =
                text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        if (lines.isEmpty()) {
            Files.delete(file);
            return Optional.empty();
        }
        return Optional.of(new Left(
                RunJournal.readHead(lines.get(0)),
                lines.stream().skip(1).map(EventJson::read).toList()));
    }
}
