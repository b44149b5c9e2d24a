package org.lockplay.run.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.lockplay.history.Event;
import org.lockplay.history.EventJson;
import org.lockplay.json.Json;

/**
 * The file of one active run on the local disk: its row on the first line, then one event per line. An event is written
 * before any reader sees it, so that a killed server loses nothing that it has shown; see {@link RunJournals}. Not
 * forced to the disk: what was written within the last seconds before a loss of power may be lost.
 *
 * <p>If the file cannot be written, the run goes on without it, and only the database keeps its events. Thread-safe.
 */
final class RunJournal {

    private static final Logger LOG = Logger.getLogger(RunJournal.class);

    private final Path file;
    private OutputStream out = OutputStream.nullOutputStream();

    RunJournal(Path file) {
        this.file = file;
    }

    /** Creates the file with the run's row. */
    synchronized void begin(RunRecord run) {
        try {
            Files.createDirectories(file.getParent());
            out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            giveUp(e);
            return;
        }
        write(head(run));
    }

    /** Appends an event. */
    synchronized void append(Event event) {
        write(EventJson.write(event));
    }

    /** Deletes the file. */
    synchronized void delete() {
        close();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warnf("%s was not deleted: %s", file, e);
        }
    }

    /** Closes the file and keeps it. */
    synchronized void close() {
        try {
            out.close();
        } catch (IOException e) {
            LOG.warnf("%s was not closed: %s", file, e);
        }
        out = OutputStream.nullOutputStream();
    }

    private void write(String line) {
        try {
            out.write((line + '\n').getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            giveUp(e);
            close();
        }
    }

    private void giveUp(IOException e) {
        LOG.warnf("%s cannot be written, so a killed server would lose the run's last moments: %s", file, e);
    }

    private static String head(RunRecord run) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("run", run.id);
        members.put("owner", run.owner);
        members.put("network", run.network);
        members.put("title", run.title);
        members.put("createdAt", run.createdAt.toString());
        members.put("scenario", run.scenario);
        return Json.write(members);
    }

    /**
     * Reads the first line.
     *
     * @throws IllegalArgumentException if it is not one
     */
    static RunRecord readHead(String line) {
        Map<String, Object> members = Json.parseObject(line);
        RunRecord run = new RunRecord();
        run.id = text(members, "run");
        run.owner = text(members, "owner");
        run.network = members.get("network") instanceof String network ? network : null;
        run.title = text(members, "title");
        run.createdAt = Instant.parse(text(members, "createdAt"));
        run.scenario = text(members, "scenario");
        run.status = RunStatus.RUNNING;
        return run;
    }

    private static String text(Map<String, Object> members, String name) {
        if (members.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("no " + name + " on the first line");
    }
}
