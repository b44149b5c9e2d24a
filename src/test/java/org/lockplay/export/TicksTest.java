package org.lockplay.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockplay.text.Texts;

/** The marks of the time axis. */
class TicksTest {

    @Test
    void theAxisHasRoundMoments() {
        Function<TextPen.Drawn, Double> ms = text -> Double.valueOf(text.text().replaceAll("[^0-9.]", ""));
        DrawnRun.judged(Texts.ENGLISH).forEach(run -> {
            List<Double> ticks = TextPen.of(new TimelinePicture(run, Texts.ENGLISH)).texts().stream()
                    .filter(text -> text.text().matches("[0-9.,]+ ms"))
                    .map(ms)
                    .toList();

            assertThat(ticks).hasSizeBetween(4, 9).startsWith(0.0).isSorted();
            assertThat(String.valueOf(ticks.get(1)).replaceAll("[0.]", "")).isIn("1", "2", "5");
            for (int i = 0; i < ticks.size(); i++) {
                assertThat(ticks.get(i)).isEqualTo(i * ticks.get(1));
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "226_500_000, 0 50000000 100000000 150000000 200000000",
        "1_000_000, 0 200000 400000 600000 800000 1000000",
        "99_999, 0",
        "0, 0",
        "60_000_000_000, 0 10000000000 20000000000 30000000000 40000000000 50000000000 60000000000",
    })
    void ticksAreRound(String endNs, String expected) {
        long end = Long.parseLong(endNs.replace("_", ""));
        assertThat(Ticks.upTo(end, 8))
                .containsExactlyElementsOf(
                        Stream.of(expected.split(" ")).map(Long::valueOf).toList());
    }
}
