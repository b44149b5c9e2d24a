package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockplay.history.Event;
import org.lockplay.lock.LockKind;
import org.lockplay.scenario.Scenario;

/** Judging takes time linear in the length of the history. Measured in CPU time, which other load does not affect. */
class JudgeSpeedTest {

    private static final int BUYERS = 60;

    @Test
    void aHundredThousandEventsUnderALockTakeLessThanTwoSeconds() {
        HistoryBuilder history = new HistoryBuilder();
        int rounds = 100_000 / 6;
        for (int i = 0; i < rounds; i++) {
            history.buyer(i % BUYERS)
                    .requests()
                    .acquires()
                    .sells(1_000_000 - i, i)
                    .releases();
        }

        assertThat(timeOf(history, Scenarios.of(LockKind.SEMAPHORE, BUYERS, 1_000_000, 10_000)))
                .isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void noMoreDoTheyIfEverythingIsWrong() {
        HistoryBuilder history = new HistoryBuilder();
        int rounds = 100_000 / 6 / BUYERS;
        for (int i = 0; i < rounds; i++) {
            for (int buyer = 0; buyer < BUYERS; buyer++) {
                history.buyer(buyer).requests().acquires().reads(1_000_000 - i, i);
            }
            for (int buyer = 0; buyer < BUYERS; buyer++) {
                history.buyer(buyer)
                        .takes(1_000_000 - i)
                        .writes(1_000_000 - i, i + 1)
                        .releases();
            }
        }

        assertThat(timeOf(history, Scenarios.of(LockKind.MUTEX, BUYERS, 1, 10_000)))
                .isLessThan(Duration.ofSeconds(2));
    }

    private static Duration timeOf(HistoryBuilder history, Scenario scenario) {
        List<Event> events = history.events();
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        Judge.judge(scenario, events, Ending.FINISHED);
        return Duration.ofNanos(clock.getCurrentThreadCpuTime() - start);
    }
}
