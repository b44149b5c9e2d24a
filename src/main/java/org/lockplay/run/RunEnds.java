package org.lockplay.run;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Publishes the ends of runs, and waits for what follows from them when the application stops. Thread-safe. */
final class RunEnds {

    private static final Logger LOG = Logger.getLogger(RunEnds.class);
    /** How long the streams of the last runs may take to show their ends. */
    private static final Duration LAST_READERS = Duration.ofSeconds(1);
    /** How long the observers of the last runs may take. */
    private static final Duration LAST_OBSERVERS = Duration.ofSeconds(1);

    private static final long POLL_MS = 10;

    private final Event<RunEnded> event;
    /** The notifications of observers that are in progress. */
    private final Set<CompletableFuture<RunEnded>> notifications = ConcurrentHashMap.newKeySet();

    /** @param event notifies the observers, on other threads */
    RunEnds(Event<RunEnded> event) {
        this.event = event;
    }

    /**
     * Completes when the run has its verdict. Dependent stages never run on the run's own thread, so they may block.
     * Does not load the history of a run that has ended.
     */
    static CompletableFuture<Run> whenEnded(Run run) {
        if (run.status().hasEnded()) {
            return CompletableFuture.completedFuture(run);
        }
        CompletableFuture<Run> ended = new CompletableFuture<>();
        Runnable follower = () -> {
            if (run.log().isClosed()) {
                ended.completeAsync(() -> run, Infrastructure.getDefaultWorkerPool());
            }
        };
        run.log().follow(follower);
        follower.run();
        return ended.whenComplete((done, failure) -> run.log().unfollow(follower));
    }

    /** Notifies the observers of the end of a run; does not wait for them. */
    void publish(Run run) {
        CompletableFuture<RunEnded> notification =
                event.fireAsync(new RunEnded(run)).toCompletableFuture();
        notifications.add(notification);
        notification.whenComplete((done, failure) -> notifications.remove(notification));
    }

    /**
     * Waits until the streams have shown the ends of the last runs, and the observers have handled all ends; at most two
     * seconds. A reader that does not read is not waited for.
     */
    void await(List<Run> last) {
        awaitReaders(last);
        awaitObservers();
    }

    private static void awaitReaders(List<Run> last) {
        long deadline = System.nanoTime() + LAST_READERS.toNanos();
        try {
            while (last.stream().anyMatch(run -> run.log().isFollowed()) && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(POLL_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitObservers() {
        try {
            CompletableFuture.allOf(notifications.toArray(CompletableFuture[]::new))
                    .get(LAST_OBSERVERS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf("what follows the end of a run has not completed: %s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
