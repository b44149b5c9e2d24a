package org.lockplay.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each finding says, word for word: a changed text has to be read again beside what it claims. */
class FindingSentencesTest {

    @ParameterizedTest
    @MethodSource("rows")
    void saysInBothLanguagesWhatItClaims(FindingSentences.Row row) {
        assertThat(new VerdictTexts(Texts.ENGLISH).sentence(row.finding())).isEqualTo(row.english());
        assertThat(new VerdictTexts(Texts.CHINESE).sentence(row.finding())).isEqualTo(row.chinese());
    }

    @Test
    void everyFindingHasARow() {
        Set<String> rows = FindingSentences.all().stream()
                .map(FindingSentences.Row::key)
                .collect(Collectors.toCollection(TreeSet::new));

        for (Texts texts : Texts.ALL) {
            assertThat(texts.keys().stream().filter(key -> key.startsWith("finding.")))
                    .containsExactlyInAnyOrderElementsOf(rows);
        }
    }

    static List<FindingSentences.Row> rows() {
        return FindingSentences.all();
    }
}
