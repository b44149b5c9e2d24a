package org.lockplay.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.WellFormedHistory;

/** Starts runs, waits for them and checks that their histories are well-formed. */
public final class RunTests {

    /** Longer than a server waits for the workers of a run, of which other tests start many at the same time. */
    static final Duration LIMIT = Duration.ofSeconds(100);

    private RunTests() {}

    /** A requester that shares its address with no other. */
    public static RunRequester requester(String owner) {
        return new RunRequester(owner, owner, owner);
    }

    /** Waits until a run has ended, with a {@linkplain WellFormedHistory well-formed} history. */
    static Run finished(Run run, Duration limit) throws InterruptedException {
        await(run, () -> run.log().isClosed(), limit);
        WellFormedHistory.check(run.log().all());
        return run;
    }

    /** Waits until a run has an event of a kind. */
    static void await(Run run, EventKind kind, Duration limit) throws InterruptedException {
        await(run, () -> run.log().all().stream().anyMatch(event -> event.kind() == kind), limit);
    }

    /** Waits for an event of a run. */
    static Event await(Run run, Predicate<Event> what, Duration limit) throws InterruptedException {
        await(run, () -> run.log().all().stream().anyMatch(what), limit);
        return run.log().all().stream().filter(what).findFirst().orElseThrow();
    }

    private static void await(Run run, BooleanSupplier condition, Duration limit) throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        Runnable follower = () -> {
            if (condition.getAsBoolean()) {
                reached.countDown();
            }
        };
        run.log().follow(follower);
        try {
            follower.run();
            if (!reached.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("run " + run.id() + " did not get there in time: " + run.status() + " "
                        + run.log().all());
            }
        } finally {
            run.log().unfollow(follower);
        }
    }
}
