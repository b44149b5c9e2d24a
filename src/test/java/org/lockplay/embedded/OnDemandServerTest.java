package org.lockplay.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lockplay.StartsOwnProcesses;
import org.lockplay.embedded.EmbeddedServerRegistry.NotStartedException;

/** A bundled server whose start takes long, or fails. */
@StartsOwnProcesses
@Timeout(60)
class OnDemandServerTest {

    private static final long SECONDS = 20;

    private final AtomicLong clock = new AtomicLong();
    private final Launcher launcher = new Launcher();
    private final OnDemandServer server =
            new OnDemandServer(launcher, new ScratchDirectory(Path.of("none")), clock::get);

    @AfterEach
    void close() {
        launcher.mayStart.countDown();
        server.close();
    }

    @Test
    void allCallersShareOneStart() throws Exception {
        CompletableFuture<String> first = address();
        CompletableFuture<String> second = address();
        launcher.mayStart.countDown();

        assertThat(first.get(SECONDS, TimeUnit.SECONDS)).isEqualTo("here");
        assertThat(second.get(SECONDS, TimeUnit.SECONDS)).isEqualTo("here");
        assertThat(launcher.starts).hasValue(1);
    }

    @Test
    void aFailureIsRememberedForSomeSeconds() {
        launcher.fails = true;
        launcher.mayStart.countDown();

        for (int i = 0; i < 5; i++) {
            assertThatExceptionOfType(NotStartedException.class)
                    .isThrownBy(server::address)
                    .withMessage("no program");
        }
        assertThat(launcher.starts).hasValue(1);

        clock.addAndGet(TimeUnit.SECONDS.toNanos(5));
        launcher.fails = false;
        assertThat(address()).succeedsWithin(SECONDS, TimeUnit.SECONDS).isEqualTo("here");
        assertThat(launcher.starts).hasValue(2);
    }

    @Test
    void aCallerThatIsInterruptedStopsWaiting() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                server.address();
                interrupted.complete(false);
            } catch (NotStartedException e) {
                interrupted.complete(Thread.currentThread().isInterrupted());
            }
        });
        caller.start();
        assertThat(launcher.started.await(SECONDS, TimeUnit.SECONDS)).isTrue();

        caller.interrupt();

        assertThat(interrupted.get(SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void closingDoesNotWaitForAStartWhoseServerIsThenStopped() throws Exception {
        CompletableFuture<String> waiting = address();
        assertThat(launcher.started.await(SECONDS, TimeUnit.SECONDS)).isTrue();

        server.close();
        assertThat(waiting).isNotDone();
        launcher.mayStart.countDown();

        assertThat(launcher.process.get(SECONDS, TimeUnit.SECONDS).onExit()).succeedsWithin(SECONDS, TimeUnit.SECONDS);
        assertThatExceptionOfType(NotStartedException.class)
                .isThrownBy(server::address)
                .withMessage("the application is ending");
    }

    @Test
    void aServerThatHasEndedIsStartedAgain() throws Exception {
        launcher.mayStart.countDown();
        server.address();
        launcher.process.get(SECONDS, TimeUnit.SECONDS).destroyForcibly().waitFor();

        assertThat(server.address()).isEqualTo("here");
        assertThat(launcher.starts).hasValue(2);
    }

    private CompletableFuture<String> address() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return server.address();
            } catch (NotStartedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Starts a process that ends with its standard input, once that is permitted. */
    private static final class Launcher implements ServerLauncher {

        private final CountDownLatch started = new CountDownLatch(1);
        private final CountDownLatch mayStart = new CountDownLatch(1);
        private final AtomicInteger starts = new AtomicInteger();
        private final CompletableFuture<Process> process = new CompletableFuture<>();
        private volatile boolean fails;

        @Override
        public String name() {
            return "test";
        }

        @Override
        public EmbeddedProcess start(ScratchDirectory folder) throws IOException {
            starts.incrementAndGet();
            started.countDown();
            try {
                mayStart.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            if (fails) {
                throw new IOException("no program");
            }
            Process cat = new ProcessBuilder("cat").start();
            process.complete(cat);
            return new EmbeddedProcess(new GuardedProcess(cat), "here");
        }

        @Override
        public String checked(String address) {
            return address;
        }
    }
}
