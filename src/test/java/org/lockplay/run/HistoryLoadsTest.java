package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.lockplay.database.DatabaseUnavailableException;

class HistoryLoadsTest {

    private static final long MOST = 1 << 20;
    private static final long LARGE = 10 * MOST;

    private final HistoryLoads loads = new HistoryLoads(MOST, Duration.ofMillis(10));

    @Test
    void historiesThatFitAreLoadedTogether() {
        assertThat(loads.load(MOST / 4, () -> loads.load(MOST / 4, () -> "both")))
                .isEqualTo("both");
    }

    @Test
    void whatDoesNotFitIsRefusedUntilAnotherIsLoaded() {
        assertThatThrownBy(() -> loads.load(LARGE, () -> loads.load(1, () -> "both")))
                .isInstanceOf(DatabaseUnavailableException.class);

        assertThat(loads.load(LARGE, () -> "one by one")).isEqualTo("one by one");
    }
}
