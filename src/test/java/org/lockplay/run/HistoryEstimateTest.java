package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;

class HistoryEstimateTest {

    private static final int MOST = 100_000;

    @Test
    void aUsualRunTakesLittle() {
        assertThat(HistoryEstimate.bytesOf(Scenario.DEFAULT, MOST)).isBetween(100_000L, 1_000_000L);
    }

    @Test
    void aRunWithManyRoundsTakesAsMuchAsItMay() throws Exception {
        Scenario scenario = new ScenarioReader(Limits.DEFAULT).read("""
                {"version":1,"store":"memory","lock":{"kind":"atomic"},"placement":{"processes":1,"threads":2},
                 "rounds":1000,"program":"%s"}""".formatted("query\\n".repeat(49)));

        assertThat(HistoryEstimate.bytesOf(scenario, MOST)).isEqualTo(HistoryEstimate.largestBytes(MOST));
    }
}
