package org.lockplay.web.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenCharactersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada",
                "Zo\u00EB",
                "Zoe\u0308",
                "\u5C0F\u660E",
                // A woman with a laptop, and one with a skin tone.
                "Ada \uD83D\uDC69\u200D\uD83D\uDCBB",
                "\uD83D\uDC69\uD83C\uDFFD\u200D\uD83D\uDCBB",
                // A heart on fire, with the style of emoji before the joiner.
                "\u2764\uFE0F\u200D\uD83D\uDD25",
            })
    void aNameThatIsSeenAsItIsHasNone(String name) {
        assertThat(HiddenCharacters.areIn(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A\u200Dda",
                "\u200DAda",
                "Ada\u200D",
                "\uD83D\uDC69\u200D",
                "\u200D\uD83D\uDCBB",
                "\uD83D\uDC69\u200D\u200D\uD83D\uDCBB",
                "A\u200Bda",
                "\u202EadA",
                "A\u0000da",
                "\uE000",
                "A\u2028da",
            })
    void anInvisibleOneIsFound(String name) {
        assertThat(HiddenCharacters.areIn(name)).isTrue();
    }
}
