package org.lockplay.run.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockplay.StartsOwnProcesses;
import org.lockplay.run.control.Signals;

/** The pool with real workers. */
@StartsOwnProcesses
class WorkerPoolTest {

    private static final int KILLED = 8;
    private static final int CROWD = 3;
    private static final int WARM_UP_SESSIONS = 24;
    /** The workers need the processor. */
    private static final long POLL_NS = 1_000_000;

    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** The tests share the archive, which takes longer to create than a pool to start. */
    @TempDir
    static Path folder;

    /** In a directory without an archive, so that the worker that creates it is killed, too. */
    @Test
    void workersKilledDuringWarmUpLeaveNothingAndAreReplaced(@TempDir Path fresh) throws Exception {
        Set<Long> killed = new HashSet<>();
        WorkerPool pool = pool(fresh, 2, LIMIT, LIMIT);
        try {
            long deadline = System.nanoTime() + LIMIT.toNanos();
            while (killed.size() < KILLED && System.nanoTime() < deadline) {
                warmingUp(fresh, killed).ifPresent(worker -> {
                    worker.destroyForcibly();
                    killed.add(worker.pid());
                });
                LockSupport.parkNanos(POLL_NS);
            }
            assertThat(killed).hasSize(KILLED);
            assertThat(take(pool, 2)).hasSize(2);
        } finally {
            pool.close();
        }
        assertThat(names(fresh)).noneMatch(name -> name.startsWith("lockplay-warm-"));
        assertThat(names(SHARED_MEMORY))
                .doesNotContainAnyElementsOf(
                        killed.stream().map(pid -> "sem.lockplay-warm-" + pid).toList());
    }

    @Test
    void requestsAreServedInOrderOfArrivalWhateverTheirSize() throws Exception {
        List<List<WorkerProcess>> served = Collections.synchronizedList(new ArrayList<>());
        try (WorkerPool pool = pool(1, LIMIT, LIMIT)) {
            List<CompletableFuture<Void>> asking = new ArrayList<>();
            for (int count : List.of(4, 2, 1)) {
                asking.add(pool.request(count).thenAccept(served::add));
            }
            for (CompletableFuture<Void> one : asking) {
                one.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            }
            assertThat(served).extracting(List::size).containsExactly(4, 2, 1);
            assertThat(served.stream().flatMap(List::stream)).hasSize(7).doesNotHaveDuplicates();
        }
    }

    @Test
    void aRequestThatIsWithdrawnGivesItsWorkersBackAndLetsTheNextOnePass() throws Exception {
        try (WorkerPool pool = pool(2, LIMIT, LIMIT)) {
            List<WorkerProcess> both = take(pool, 2);
            CompletableFuture<List<WorkerProcess>> served = pool.request(2);
            CompletableFuture<List<WorkerProcess>> waiting = pool.request(1_000);
            CompletableFuture<List<WorkerProcess>> behind = pool.request(1);

            pool.withdraw(waiting);
            List<WorkerProcess> others = served.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            pool.withdraw(served);

            assertThat(behind.get(LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .hasSize(1)
                    .isSubsetOf(others);
            assertThat(take(pool, 1)).isSubsetOf(others).doesNotContainAnyElementsOf(both);
        }
    }

    @Test
    void aClosedPoolServesNoRequest() throws Exception {
        WorkerPool pool = pool(1, LIMIT, LIMIT);
        CompletableFuture<List<WorkerProcess>> waiting = pool.request(1_000);
        pool.close();

        assertThat(waiting).isCompletedExceptionally();
        assertThat(pool.request(1)).isCompletedExceptionally();
    }

    @Test
    void aWorkerThatIsReleasedButNotIdleIsGivenToNoOtherRun() throws Exception {
        try (WorkerPool pool = pool(1, LIMIT, LIMIT)) {
            WorkerProcess first = take(pool, 1).get(0);
            pool.release(first);
            assertThat(take(pool, 1)).doesNotContain(first);
        }
    }

    @Test
    void surplusWorkersAreKeptForAWhile() throws Exception {
        try (WorkerPool pool = pool(1, LIMIT, LIMIT)) {
            startForACrowd(pool);
            await(() -> pool.idleCount() == CROWD);
            assertThat(pool.request(CROWD).getNow(List.of())).hasSize(CROWD);
        }
    }

    @Test
    void surplusWorkersAreRetiredWhenIdleForLong() throws Exception {
        try (WorkerPool pool = pool(1, Duration.ofSeconds(1), LIMIT)) {
            startForACrowd(pool);
            await(() -> pool.idleCount() == 1 && pool.aliveCount() == 1);
        }
    }

    @Test
    void workersThatHangDuringWarmUpAreKilledAndReplaced() throws Exception {
        int hanging = Runtime.getRuntime().availableProcessors();
        Set<Long> frozen = new HashSet<>();
        // Otherwise the worker that creates the archive would be frozen, too; it has a longer limit of its own.
        WorkerLauncher launcher = new WorkerLauncher(WorkerImage.in(folder), WARM_UP_SESSIONS);
        launcher.makeArchive();
        try (WorkerPool pool = WorkerPool.open(launcher, hanging, LIMIT, Duration.ofSeconds(5))) {
            await(() -> {
                warmingUp(folder, frozen)
                        .filter(WorkerPoolTest::freezeInWarmUp)
                        .map(ProcessHandle::pid)
                        .ifPresent(frozen::add);
                return frozen.size() == hanging;
            });
            assertThat(take(pool, hanging)).extracting(WorkerProcess::pid).doesNotContainAnyElementsOf(frozen);
        }
        assertThat(names(folder)).noneMatch(name -> name.startsWith("lockplay-warm-"));
    }

    @Test
    void parallelStartsAreLimitedToTheNumberOfProcessors() throws Exception {
        int processors = Runtime.getRuntime().availableProcessors();
        int all = 3 * processors;
        try (WorkerPool pool = pool(all, LIMIT, LIMIT)) {
            await(() -> {
                int alive = pool.aliveCount();
                int idle = pool.idleCount();
                assertThat(alive - idle).isLessThanOrEqualTo(processors);
                return idle == all;
            });
        }
    }

    private static WorkerPool pool(int warm, Duration kept, Duration warmUpLimit) throws IOException {
        return pool(folder, warm, kept, warmUpLimit);
    }

    private static WorkerPool pool(Path folder, int warm, Duration kept, Duration warmUpLimit) throws IOException {
        return WorkerPool.open(new WorkerLauncher(WorkerImage.in(folder), WARM_UP_SESSIONS), warm, kept, warmUpLimit);
    }

    /**
     * Requests more workers than there are, and withdraws that once all have been started: before, the pool may be
     * starting one that does not count yet.
     */
    private static void startForACrowd(WorkerPool pool) {
        await(() -> pool.idleCount() == 1);
        CompletableFuture<List<WorkerProcess>> crowd = pool.request(CROWD);
        await(() -> pool.aliveCount() == CROWD);
        pool.withdraw(crowd);
    }

    /** Freezes a worker. False, and the worker is resumed, if it has already cleaned up. */
    private static boolean freezeInWarmUp(ProcessHandle worker) {
        try {
            if (Signals.freeze(worker, LIMIT) && hasSemaphore(worker.pid())) {
                return true;
            }
            Signals.thaw(worker);
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static List<WorkerProcess> take(WorkerPool pool, int count) {
        try {
            return pool.request(count).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(BooleanSupplier reached) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(POLL_NS);
        }
    }

    /**
     * A worker that was started from an image in a folder, has created its semaphore and has not been killed yet. Other
     * tests start workers in this process at the same time.
     */
    private static Optional<ProcessHandle> warmingUp(Path folder, Set<Long> killed) {
        return ProcessHandle.current()
                .children()
                .filter(child -> !killed.contains(child.pid()))
                .filter(child -> hasSemaphore(child.pid()))
                .filter(child -> child.info().commandLine().orElse("").contains(folder.toString()))
                .findFirst();
    }

    private static boolean hasSemaphore(long pid) {
        return Files.exists(SHARED_MEMORY.resolve("sem.lockplay-warm-" + pid));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
