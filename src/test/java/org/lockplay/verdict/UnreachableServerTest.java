package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.lock.LockKind;

class UnreachableServerTest {

    private final HistoryBuilder history = new HistoryBuilder();

    @Test
    void aServerThatNobodyReachesIsNamedOnce() {
        for (int buyer = 0; buyer < 3; buyer++) {
            history.buyer(buyer).add(EventKind.FAILED, Field.WHAT, "unreachable-server", Field.REASON, "redis");
            history.buyer(buyer).finishes("failed");
        }

        Verdict verdict = judge();

        assertThat(verdict.all(FindingKind.UNREACHABLE_SERVER))
                .singleElement()
                .satisfies(finding -> assertThat(finding.args()).containsEntry("server", "redis"));
        assertThat(verdict.safety()).isEqualTo(Safety.HELD);
        assertThat(verdict.figures().failed()).isEqualTo(3);
    }

    @Test
    void anotherFailureIsNoUnreachableServer() {
        history.buyer(0).fails("exception").finishes("failed");

        assertThat(judge().findings()).isEmpty();
    }

    private Verdict judge() {
        return Judged.judge(Scenarios.of(LockKind.ROW, 3), history.events(), Ending.FINISHED);
    }
}
