package org.lockplay.run.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunLoopTest {

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
