package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;

class CouldNotRunTest {

    private final HistoryBuilder history = new HistoryBuilder();

    @Test
    void aServerThatNobodyReachesIsNamedOnce() {
        for (int buyer = 0; buyer < 3; buyer++) {
            history.buyer(buyer).add(EventKind.FAILED, "what=unreachable-server", "message=Redis at localhost:6379");
            history.buyer(buyer).finishes("failed");
        }

        Verdict verdict = judge();

        assertThat(verdict.all(FindingKind.UNREACHABLE_SERVER))
                .singleElement()
                .satisfies(finding -> assertThat(finding.args()).containsEntry("server", "Redis at localhost:6379"));
        assertThat(verdict.safety()).isEqualTo(Safety.HELD);
        assertThat(verdict.figures().failed()).isEqualTo(3);
    }

    @Test
    void anotherFailureIsNoUnreachableServer() {
        history.buyer(0).fails("exception").finishes("failed");

        assertThat(judge().has(FindingKind.UNREACHABLE_SERVER)).isFalse();
        assertThat(judge().has(FindingKind.COULD_NOT_RUN)).isFalse();
    }

    @Test
    void aRunThatWasNeverSetUpSaysWhy() {
        for (int worker = 0; worker < 3; worker++) {
            history.add(EventKind.FAILED, "what=setup", "message=no room");
        }

        assertThat(Judged.judge(Scenarios.of(LockKind.ROW, 3), history.events(), Ending.STOPPED)
                        .all(FindingKind.COULD_NOT_RUN))
                .hasSize(1);
    }

    @Test
    void aHistoryThatGrewTooLongIsToldToHave() {
        history.buys(0, 1, 0);
        history.add(EventKind.FAILED, "what=too-many-events");

        assertThat(judge().first(FindingKind.COULD_NOT_RUN).orElseThrow().variant())
                .isEqualTo("too-many-events");
    }

    @Test
    void workersThatWereNotReadyInTimeAreToldOnce() {
        history.add(EventKind.FAILED, "what=workers-not-ready");

        assertThat(Judged.judge(Scenarios.of(LockKind.ROW, 3), history.events(), Ending.INTERRUPTED)
                        .all(FindingKind.COULD_NOT_RUN))
                .singleElement()
                .extracting(Finding::variant)
                .isEqualTo("workers-not-ready");
    }

    private Verdict judge() {
        return Judged.judge(Scenarios.of(LockKind.ROW, 3), history.events(), Ending.FINISHED);
    }
}
