package org.lockplay.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A history is process and action: {@code 0a} requests, {@code 0A} acquires; r and R likewise for a release. */
class MutexCheckerTest {

    private static final String NEMESIS = "{:index %d, :type :info, :process :nemesis, :f :crash, :value 3, :time %d}";

    private static String edn(String short_) {
        StringBuilder text = new StringBuilder();
        String[] parts = short_.split(" ");
        for (int i = 0; i < parts.length; i++) {
            char what = parts[i].charAt(1);
            String type = parts[i].length() > 2
                    ? (parts[i].charAt(2) == '?' ? "info" : "fail")
                    : Character.isLowerCase(what) ? "invoke" : "ok";
            text.append("{:index ")
                    .append(i)
                    .append(", :type :")
                    .append(type)
                    .append(", :process ")
                    .append(parts[i].charAt(0))
                    .append(", :f :")
                    .append(Character.toLowerCase(what) == 'a' ? "acquire" : "release")
                    .append(", :value nil, :time ")
                    .append(i)
                    .append("}\n");
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0a 0A 0r 0R 1a 1A 1r 1R",
                "0a 1a 0A 0r 1A 0R",
                "0a 1a 1A 1r 1R 0A",
                "0a 0A 1a 1A! 0r 0R 2a 2A",
                "0a 0A 0r 0r? 1a 1A",
                "0a 0a? 1a 1A 1r 1R",
                "0a 0a? 1a 1a?",
                "0a 0A 0r 1a 0r? 1A 1r 1R 2a 2A",
            })
    void acceptsWhatAMutexCanDo(String history) {
        assertThat(MutexChecker.check(edn(history))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0a 0A 1a 1A",
                "0a 1a 0A 1A",
                "0a 0A 1a 0r 0R 1A 2a 2A",
                "0r 0R",
                "0a 0A 1r 1R",
                "0a 0A 0r 0R 0r 0R",
                "0a 0A 1a 1A! 2a 2A",
                "0a 0A 0r 0r? 1a 1A 2a 2A",
                "0a 0A 1a 1a? 2a 2A",
            })
    void rejectsWhatNoMutexCanDo(String history) {
        assertThat(MutexChecker.check(edn(history))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0A", "0a 0a", "0a 0a? 0a", "0a 0R", "0a 0r?", "0a 0A 0a 0r"})
    void refusesWhatIsNoHistory(String history) {
        assertThatThrownBy(() -> MutexChecker.check(edn(history))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void letsTheNemesisBe() {
        assertThat(MutexChecker.check(NEMESIS.formatted(0, 1) + NEMESIS.formatted(1, 1)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 2, 1", "1, 1, 2, 1", "0, 2, 1, 1"})
    void refusesANemesisWithoutOrder(int index, int time, int next, int nextTime) {
        String history = NEMESIS.formatted(index, time) + NEMESIS.formatted(next, nextTime);
        assertThatThrownBy(() -> MutexChecker.check(history)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesHalfAPairOfTheNemesis() {
        assertThatThrownBy(() -> MutexChecker.check(NEMESIS.formatted(0, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void letsAnyProcessReleaseWhereKnossosDoes() {
        String history = edn("0a 0A 1r 1R 1a 1A");

        assertThat(MutexChecker.check(history)).isPresent();
        assertThat(MutexChecker.checkAsKnossosDoes(history)).isEmpty();
        assertThat(MutexChecker.checkAsKnossosDoes(edn("0a 0A 1a 1A"))).isPresent();
    }
}
