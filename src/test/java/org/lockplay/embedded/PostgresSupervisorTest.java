package org.lockplay.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockplay.embedded.PostgresSupervisor.Server;

class PostgresSupervisorTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final int UNLIMITED = Integer.MAX_VALUE;

    /** A server that does not start at its first tries, and whose process ends after a number of checks. */
    private static final class Fake implements Server {

        private final int failures;
        private final int checks;
        private volatile int tries;
        private volatile int checksLeft;

        Fake(int failures, int checks) {
            this.failures = failures;
            this.checks = checks;
        }

        boolean hasStarted() {
            return tries > failures;
        }

        @Override
        public boolean isRunning() {
            checksLeft = Math.max(0, checksLeft - 1);
            return checksLeft > 0;
        }

        @Override
        public void start() throws IOException {
            tries++;
            if (!hasStarted()) {
                throw new IOException("try " + tries);
            }
            checksLeft = checks;
        }
    }

    @Test
    void aServerThatEndsIsStartedAgainAfterFailedTries() {
        Fake server = new Fake(2, UNLIMITED);

        try (PostgresSupervisor supervisor = supervise(server, 4, NEVER)) {
            assertThat(Waiting.until(server::hasStarted, LIMIT)).isTrue();
            assertThat(supervisor.hasGivenUp()).isFalse();
        }

        assertThat(server.tries).isEqualTo(3);
    }

    @Test
    void itGivesUpAfterTheLastTry() {
        Fake server = new Fake(UNLIMITED, 0);

        try (PostgresSupervisor supervisor = supervise(server, 3, NEVER)) {
            assertThat(Waiting.until(supervisor::hasGivenUp, LIMIT)).isTrue();
        }

        assertThat(server.tries).isEqualTo(3);
    }

    @Test
    void aServerThatEndsAgainAfterEachStartIsGivenUp() {
        Fake server = new Fake(0, 2);

        try (PostgresSupervisor supervisor = supervise(server, 3, NEVER)) {
            assertThat(Waiting.until(supervisor::hasGivenUp, LIMIT)).isTrue();
        }

        assertThat(server.tries).isEqualTo(3);
    }

    @Test
    void aServerThatHasRunForLongIsStartedAgainAsOften() {
        Fake server = new Fake(0, 2);

        try (PostgresSupervisor supervisor = supervise(server, 1, AT_ONCE)) {
            assertThat(Waiting.until(() -> server.tries > 3, LIMIT)).isTrue();
            assertThat(supervisor.hasGivenUp()).isFalse();
        }
    }

    @Test
    void nothingIsStartedAfterItsEnd() {
        Fake server = new Fake(UNLIMITED, 0);
        PostgresSupervisor supervisor = supervise(server, UNLIMITED - 1, NEVER);
        assertThat(Waiting.until(() -> server.tries > 0, LIMIT)).isTrue();

        supervisor.close();

        int tries = server.tries;
        assertThat(Waiting.until(() -> server.tries > tries, Duration.ofMillis(200)))
                .isFalse();
    }

    private static PostgresSupervisor supervise(Server server, int tries, Duration stable) {
        List<Duration> pauses = Collections.nCopies(tries, SHORT);
        return PostgresSupervisor.start(server, new PostgresSupervisor.Timing(SHORT, pauses, stable));
    }
}
