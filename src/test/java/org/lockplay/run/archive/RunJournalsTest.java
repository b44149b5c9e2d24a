package org.lockplay.run.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.TestEvents;

/** What is read back of the journals of a killed server. */
class RunJournalsTest {

    private static final String RUN = "some-run";

    @TempDir
    Path folder;

    private RunJournals journals;
    private RunLog log;

    @BeforeEach
    void begin() {
        journals = new RunJournals(folder.resolve("journals"));
        log = new RunLog(event -> journals.append(RUN, event));
        journals.begin(run());
    }

    @Test
    void aRunIsReadBackWithItsRowAndItsEvents() {
        log.append(TestEvents.event(0, EventKind.RUN_STARTED));
        log.append(TestEvents.event(7, EventKind.READ, "buyer=3", "count=1", "version=0"));

        RunJournals.Left left = afterKill().left().get(0);

        assertThat(left.run()).usingRecursiveComparison().isEqualTo(run());
        assertThat(left.events()).isEqualTo(log.all());
    }

    @Test
    void anEventIsWrittenBeforeAnyReaderSeesIt() {
        log.follow(() -> assertThat(afterKill().left().get(0).events()).isEqualTo(log.all()));

        log.append(TestEvents.event(0, EventKind.RUN_STARTED));
        log.append(TestEvents.event(1, EventKind.RUN_FINISHED));

        assertThat(afterKill().left().get(0).events()).hasSize(2);
    }

    @Test
    void halfALineAtTheEndDoesNotCount() throws IOException {
        log.append(TestEvents.event(0, EventKind.RUN_STARTED));
        Files.writeString(file(), "{\"seq\":2,\"t\":1,\"kind\":\"run-fin", StandardOpenOption.APPEND);

        assertThat(afterKill().left().get(0).events()).extracting(Event::kind).containsExactly(EventKind.RUN_STARTED);
    }

    @Test
    void aRunThatNobodyWasToldOfIsForgotten() throws IOException {
        Files.writeString(file(), "{\"run\":\"some-r");

        assertThat(afterKill().left()).isEmpty();
        assertThat(file()).doesNotExist();
    }

    @Test
    void anUnreadableFileIsKeptAndDoesNotAffectTheOthers() throws IOException {
        Path other = file().resolveSibling("another.jsonl");
        Files.writeString(other, "{\"run\":7}\n");

        assertThat(afterKill().left()).extracting(left -> left.run().id).containsExactly(RUN);
        assertThat(other).exists();
    }

    @Test
    void nothingIsLeftOfARunThatTheDatabaseHas() throws IOException {
        journals.delete(RUN);
        log.append(TestEvents.event(0, EventKind.RUN_STARTED));

        assertThat(afterKill().left()).isEmpty();
        try (Stream<Path> files = Files.list(file().getParent())) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aRunThatTheDatabaseDidNotAcceptIsLeft() {
        log.append(TestEvents.event(0, EventKind.RUN_STARTED));
        journals.leave(RUN);
        log.append(TestEvents.event(1, EventKind.RUN_FINISHED));

        assertThat(afterKill().left().get(0).events()).hasSize(1);
        journals.delete(RUN);
        assertThat(afterKill().left()).isEmpty();
    }

    /** Without a place to write, the run goes on. */
    @Test
    void aFolderThatCannotBeMadeDoesNotStopTheRun() throws IOException {
        Path occupied = Files.writeString(folder.resolve("occupied"), "");
        RunJournals nowhere = new RunJournals(occupied);

        nowhere.begin(run());
        nowhere.append(RUN, TestEvents.event(0, EventKind.RUN_STARTED));
        nowhere.delete(RUN);

        assertThat(nowhere.left()).isEmpty();
        assertThat(occupied).isEmptyFile();
    }

    private RunJournals afterKill() {
        return new RunJournals(folder.resolve("journals"));
    }

    private Path file() {
        return folder.resolve("journals").resolve(RUN + ".jsonl");
    }

    private static RunRecord run() {
        RunRecord run = new RunRecord();
        run.id = RUN;
        run.status = RunStatus.RUNNING;
        run.network = "a network";
        run.owner = "an owner";
        run.title = "a title with \u201cquotes\u201d, \"others\" and\ntwo lines";
        run.createdAt = Instant.parse("2026-11-30T07:00:00.123456Z");
        run.scenario = "{\"version\":1}";
        return run;
    }
}
