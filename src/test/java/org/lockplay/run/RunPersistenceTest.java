package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockplay.history.Event;
import org.lockplay.run.archive.RunArchive;
import org.lockplay.run.archive.RunJournals;
import org.lockplay.run.archive.RunRecord;
import org.lockplay.run.archive.RunStatus;

/** A long run whose end takes the database a while. */
class RunPersistenceTest {

    private static final long SECONDS = 20;

    private final SlowArchive archive = new SlowArchive();
    private final Run longRun = RunMaker.waiting("long-run");
    private final Run other = RunMaker.waiting("other-run");
    private final List<Run> reported = new CopyOnWriteArrayList<>();
    private RunPersistence persistence;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        persistence = new RunPersistence(
                archive,
                new RunJournals(folder),
                Clock.systemUTC(),
                () -> List.of(longRun, other),
                (run, cause) -> reported.add(run),
                run -> {});
    }

    @Test
    void otherRunsAreStoredMeanwhile() throws Exception {
        CompletableFuture<Void> ended = end();
        assertThat(archive.ending.await(SECONDS, TimeUnit.SECONDS)).isTrue();

        persistence.start();

        assertThat(archive.otherInserted.await(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(ended).isNotDone();
        archive.answer.countDown();
        ended.get(SECONDS, TimeUnit.SECONDS);
        persistence.close();
    }

    @Test
    void itsFollowersAreNotifiedAfterItsEndIsWritten() throws Exception {
        CompletableFuture<Boolean> isWritten = new CompletableFuture<>();
        longRun.log().follow(() -> isWritten.complete(longRun.writing().isLocked()));

        CompletableFuture<Void> ended = end();
        archive.answer.countDown();
        ended.get(SECONDS, TimeUnit.SECONDS);

        assertThat(isWritten).isCompletedWithValue(false);
        assertThat(longRun.log().isClosed()).isTrue();
    }

    /** Once, not at each of the tries that follow. */
    @Test
    void aRunThatTheDatabaseRefusesIsReportedOnce() throws Exception {
        archive.refusals = new CountDownLatch(5);

        persistence.start();

        assertThat(archive.refusals.await(SECONDS, TimeUnit.SECONDS)).isTrue();
        persistence.close();
        assertThat(reported.stream().filter(longRun::equals)).hasSize(1);
    }

    @Test
    void aRunThatIsNotStartedLeavesNoJournalEvenIfTheDatabaseDoesNotAnswer() {
        persistence.begin(longRun);
        persistence.keep(longRun);
        archive.refusals = new CountDownLatch(1);

        persistence.discard(longRun);

        assertThat(folder).isEmptyDirectory();
    }

    private CompletableFuture<Void> end() {
        return CompletableFuture.runAsync(() -> persistence.end(longRun, RunStatus.FINISHED, Optional.empty()));
    }

    /** A database that takes its time for the end of a run, and may refuse a row. */
    private static final class SlowArchive extends RunArchive {

        private final CountDownLatch ending = new CountDownLatch(1);
        private final CountDownLatch answer = new CountDownLatch(1);
        private final CountDownLatch otherInserted = new CountDownLatch(1);
        /** Counts them; null if the database refuses nothing. */
        private volatile CountDownLatch refusals;

        @Override
        public void insert(RunRecord run) {
            refuse();
            if (run.id.equals("other-run")) {
                otherInserted.countDown();
            }
        }

        @Override
        public void delete(String run) {
            refuse();
        }

        private void refuse() {
            if (refusals != null) {
                refusals.countDown();
                throw new IllegalStateException("disk full");
            }
        }

        @Override
        public void append(String run, long position, List<Event> events) {
            // Nothing to store: the runs have no events.
        }

        @Override
        public void finish(
                String run, long position, List<Event> events, RunStatus ending, String verdict, Instant at) {
            this.ending.countDown();
            try {
                answer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
