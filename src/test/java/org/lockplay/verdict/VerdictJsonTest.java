package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.json.JsonSyntaxException;
import org.lockplay.lock.LockKind;

class VerdictJsonTest {

    @Test
    void aVerdictIsReadAsItWasWritten() {
        HistoryBuilder history = new HistoryBuilder();
        history.buyer(0).requests().acquires().reads(1, 0);
        history.buyer(1).requests().acquires().reads(1, 0);
        history.buyer(0).takes(0).writes(0, 1).releases().finishes("bought");
        history.buyer(1).takes(0).writes(0, 1).suffers("crash").finishes("killed");
        history.buyer(2).requests();
        history.store(0, 1);
        Verdict verdict = Judged.judge(Scenarios.of(LockKind.MUTEX, 3), history.events(), Ending.TIMED_OUT);

        assertThat(verdict.findings()).isNotEmpty();
        assertThat(VerdictJson.read(VerdictJson.write(verdict))).isEqualTo(verdict);
    }

    @Test
    void soIsAnEmptyOne() {
        Verdict verdict = Judged.judge(Scenarios.of(LockKind.NONE, 1), List.of(), Ending.INTERRUPTED);

        assertThat(VerdictJson.read(VerdictJson.write(verdict))).isEqualTo(verdict);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"safety\":\"held\"}", "{\"safety\":\"perhaps\",\"liveness\":\"finished\"}"})
    void whatIsNoVerdictIsRefused(String json) {
        assertThatThrownBy(() -> VerdictJson.read(json)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNoJsonIsRefused() {
        assertThatThrownBy(() -> VerdictJson.read("{")).isInstanceOf(JsonSyntaxException.class);
    }
}
