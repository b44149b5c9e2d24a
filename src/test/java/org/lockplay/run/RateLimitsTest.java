package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private static final RunRequester HERE = new RunRequester("o", "session", "address");
    private static final RunRequester NEIGHBOUR = new RunRequester("n", "neighbour", "address");
    private static final RunRequester ELSEWHERE = new RunRequester("e", "elsewhere", "another");

    private long nowNs = TimeUnit.DAYS.toNanos(1);
    private final RateLimits limits = new RateLimits("too-many-starts", 6, 10, new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nowNs;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    @Test
    void aSessionIsRefusedAfterItsBurstAndHearsWhenToTryAgain() {
        admit(HERE, 6);

        assertThat(refusal(HERE).code()).isEqualTo("too-many-starts");
        Duration wait = refusal(HERE).retryAfter();
        assertThat(wait).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(11));
        nowNs += wait.toNanos();
        admit(HERE, 1);
    }

    @Test
    void theSessionsOfAnAddressShareItsBurstAndOthersAreNotConcerned() {
        admit(HERE, 6);
        admit(NEIGHBOUR, 4);

        assertThat(refusal(NEIGHBOUR)).isNotNull();
        assertThatCode(() -> admit(ELSEWHERE, 6)).doesNotThrowAnyException();
    }

    private void admit(RunRequester requester, int times) {
        for (int i = 0; i < times; i++) {
            limits.admit(requester);
        }
    }

    private QuotaExceededException refusal(RunRequester requester) {
        return catchThrowableOfType(QuotaExceededException.class, () -> limits.admit(requester));
    }
}
