package org.lockplay.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextLinesTest {

    private static List<String> lines(String text, int most) {
        return new TextLines(10, false, 100).of(text, most);
    }

    @Test
    void linesAreBrokenWhereTheyFit() {
        assertThat(new TextLines(10, false, 60).of("one two three four"))
                .hasSizeGreaterThan(1)
                .allMatch(line -> line.length() < 12);
        assertThat(lines("很".repeat(50), 2)).containsExactly("很".repeat(10), "很".repeat(9) + "…");
        assertThat(lines("x".repeat(500), 3)).hasSize(3);
        assertThat(lines("", 3)).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"，", "。", "；", "：", "）", "、"})
    void aLineDoesNotBeginWithWhatClosesTheOneBefore(String closing) {
        assertThat(lines("很".repeat(10) + closing + "很", 9)).containsExactly("很".repeat(9), "很" + closing + "很");
    }
}
