package org.lockplay.run.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

class RunLoopTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    private final RunLoop loop = new RunLoop(clock::get);
    private final List<String> handled = new ArrayList<>();

    @Test
    void messagesAreHandledInOrderOfArrivalAndNotBeforeTheLoopRuns() {
        post("first");
        loop.post(() -> {
            handled.add("second");
            post("fourth");
        });
        post("third");
        assertThat(handled).isEmpty();

        loop.runPending();
        assertThat(handled).containsExactly("first", "second", "third", "fourth");
    }

    @Test
    void aTimerIsHandledWhenItIsDue() {
        loop.postAfter(20, () -> handled.add("later"));
        loop.postAfter(10, () -> handled.add("sooner"));
        loop.postAfter(20, () -> handled.add("last"));
        elapse(9);
        assertThat(handled).isEmpty();

        elapse(1);
        assertThat(handled).containsExactly("sooner");
        elapse(10);
        assertThat(handled).containsExactly("sooner", "later", "last");
    }

    @Test
    void aCanceledTimerIsNotHandled() {
        Runnable cancel = loop.postAfter(10, () -> handled.add("canceled"));
        cancel.run();
        cancel.run();
        elapse(10);

        assertThat(handled).isEmpty();
    }

    @Test
    void itRunsUntilTheConditionHoldsAndLeavesTheOtherMessages() throws Exception {
        post("first");
        post("second");
        post("third");

        assertThat(loop.runUntil(() -> handled.size() == 2, Duration.ofMinutes(1)))
                .isTrue();
        assertThat(handled).containsExactly("first", "second");
    }

    @Test
    void itReturnsWhenTheLimitHasPassed() throws Exception {
        loop.post(() -> clock.addAndGet(TimeUnit.SECONDS.toNanos(60)));

        assertThat(loop.runUntil(() -> false, Duration.ofMinutes(1))).isFalse();
    }

    @Test
    void aMessageOfAnotherThreadWakesIt() throws Exception {
        RunLoop real = new RunLoop(System::nanoTime);
        List<Thread> posting = IntStream.range(0, 4)
                .mapToObj(i -> new Thread(() -> real.post(() -> handled.add("message " + i))))
                .toList();
        posting.forEach(Thread::start);

        assertThat(real.runUntil(() -> handled.size() == 4, Duration.ofSeconds(20)))
                .isTrue();
    }

    @Test
    void aThreadHandlesItsMessageItselfWhileTheRunWaits() throws Exception {
        RunLoop real = new RunLoop(System::nanoTime);
        List<Thread> handling = new ArrayList<>();
        Thread posting = whileTheRunWaits(() -> real.post(() -> handling.add(Thread.currentThread())));

        assertThat(real.runUntil(() -> !handling.isEmpty(), LIMIT)).isTrue();
        assertThat(handling).containsExactly(posting);
    }

    @Test
    void anotherThreadHandlesNothingOnceTheConditionHolds() throws Exception {
        RunLoop real = new RunLoop(System::nanoTime);
        Thread posting = whileTheRunWaits(() -> {
            real.post(() -> {
                handled.add("first");
                real.post(() -> handled.add("second"));
            });
            real.post(() -> handled.add("third"));
        });

        assertThat(real.runUntil(() -> handled.size() == 1, LIMIT)).isTrue();
        posting.join();
        assertThat(handled).containsExactly("first");

        assertThat(real.runUntil(() -> handled.size() == 3, LIMIT)).isTrue();
        assertThat(handled).containsExactly("first", "second", "third");
    }

    @Test
    void theLogNamesTheRunOnEveryThread() throws Exception {
        RunLoop real = new RunLoop(System::nanoTime);
        List<Object> logged = new ArrayList<>();
        Thread posting = whileTheRunWaits(() -> {
            real.post(() -> logged.add(MDC.get(RunControl.LOG_KEY)));
            logged.add(MDC.get(RunControl.LOG_KEY));
        });

        MDC.put(RunControl.LOG_KEY, "the run");
        try {
            assertThat(real.runUntil(() -> !logged.isEmpty(), LIMIT)).isTrue();
        } finally {
            MDC.remove(RunControl.LOG_KEY);
        }
        posting.join();
        assertThat(logged).containsExactly("the run", null);
    }

    @Test
    void aTimerThatAnotherThreadSetsIsHandledWhenItIsDue() throws Exception {
        RunLoop real = new RunLoop(System::nanoTime);
        whileTheRunWaits(() -> real.post(() -> real.postAfter(1, () -> handled.add("later"))));

        assertThat(real.runUntil(() -> !handled.isEmpty(), LIMIT)).isTrue();
    }

    @Test
    void anExceptionOnAnotherThreadReachesTheRun() throws Exception {
        RunLoop real = new RunLoop(System::nanoTime);
        AtomicReference<Throwable> posted = new AtomicReference<>();
        Thread posting = whileTheRunWaits(() -> real.post(() -> {
            throw new IllegalStateException("a mistake");
        }));
        posting.setUncaughtExceptionHandler((thread, thrown) -> posted.set(thrown));

        assertThatThrownBy(() -> real.runUntil(() -> false, LIMIT)).hasMessage("a mistake");
        real.post(() -> handled.add("afterwards"));
        assertThat(real.runUntil(() -> !handled.isEmpty(), LIMIT)).isTrue();
        posting.join();
        assertThat(posted).hasNullValue();
    }

    @Test
    void messagesOfManyThreadsAreHandledOneAtATime() throws Exception {
        RunLoop real = new RunLoop(System::nanoTime);
        int[] count = {0};
        for (int i = 0; i < 8; i++) {
            new Thread(() -> {
                        for (int k = 0; k < 20_000; k++) {
                            real.postWhenThereIsRoom(() -> count[0]++);
                        }
                    })
                    .start();
        }

        assertThat(real.runUntil(() -> count[0] == 160_000, LIMIT)).isTrue();
    }

    /** Starts a thread that does something once this one waits. */
    private static Thread whileTheRunWaits(Runnable action) {
        Thread run = Thread.currentThread();
        Thread other = new Thread(() -> {
            while (run.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            action.run();
        });
        other.start();
        return other;
    }

    @Test
    void anExceptionOfAMessageReachesTheRun() {
        loop.post(() -> {
            throw new IllegalStateException("a mistake");
        });

        assertThatThrownBy(() -> loop.runUntil(() -> false, Duration.ofMinutes(1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFloodWaitsUntilItsMessagesAreHandled() {
        AtomicInteger posted = new AtomicInteger();
        Thread flood = new Thread(() -> {
            for (int i = 0; i < 50_000; i++) {
                loop.postWhenThereIsRoom(() -> {});
                posted.incrementAndGet();
            }
        });
        flood.start();
        while (flood.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(posted).hasValue(10_000);

        while (flood.isAlive()) {
            loop.runPending();
        }
        assertThat(posted).hasValue(50_000);
    }

    @Test
    void aFloodEndsWithTheRun() throws Exception {
        Thread flood = new Thread(() -> {
            for (int i = 0; i < 50_000; i++) {
                loop.postWhenThereIsRoom(() -> handled.add("late"));
            }
        });
        flood.start();
        while (flood.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        loop.close();
        flood.join(TimeUnit.SECONDS.toMillis(20));

        assertThat(flood.isAlive()).isFalse();
        loop.runPending();
        assertThat(handled).isEmpty();
    }

    private void post(String text) {
        loop.post(() -> handled.add(text));
    }

    private void elapse(long ms) {
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(ms));
        loop.runPending();
    }
}
