package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockplay.history.EventKind;

/** A purchase is unconfirmed only if the buyer may have written when it was killed. */
class UnconfirmedTest {

    private final HistoryBuilder history = new HistoryBuilder();

    /** A {@code think} emits nothing, so the write after it may have begun, but a query does. */
    @ParameterizedTest
    @CsvSource({
        "'read\\ntake\\nwrite', , 1",
        "'read\\ntake\\nthink 30\\nwrite', , 1",
        "'read\\ntake\\nquery\\nwrite', , 0",
        "'read\\ntake\\nthink 30\\nwrite', 3, 0",
        "'read\\ntake\\nthink 30\\nwrite', 4, 0",
    })
    void aTicketIsUnconfirmedIfTheWriteMayHaveBegun(String program, Integer gate, long unconfirmed) {
        history.buyer(0).atLine(1).reads(1, 0).atLine(2).takes(0);
        history.buyer(0).atLine(gate == null ? 0 : gate).add(EventKind.FAULT, "fault=crash", "by=plan");
        history.buyer(0).finishes("killed");

        Verdict verdict = Judged.judge(
                Scenarios.json("{\"version\":1,\"placement\":{\"processes\":2},\"program\":\"" + program + "\"}"),
                history.events(),
                Ending.FINISHED);

        assertThat(verdict.figures().unconfirmed()).isEqualTo(unconfirmed);
    }
}
