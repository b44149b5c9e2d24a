package org.lockplay.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NicknameTest {

    @Test
    void itIsKeptWithComposedCharactersAndSingleSpaces() {
        assertThat(Nickname.normal("  Zoe\u0308 \t  B ")).isEqualTo("Zo\u00EB B");
    }

    @ParameterizedTest
    @CsvSource({"Ada, aDA, true", "Zo\u00EB, zoe\u0308, true", "Ada, \uFF21\uFF44\uFF41, true", "Ada, Eda, false"})
    void thoseThatLookAlikeAreFound(String one, String other, boolean alike) {
        assertThat(Nickname.areAlike(one, other)).isEqualTo(alike);
    }
}
