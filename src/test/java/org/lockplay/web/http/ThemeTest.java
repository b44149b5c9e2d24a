package org.lockplay.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThemeTest {

    @ParameterizedTest
    @CsvSource({"dark, DARK", "light, LIGHT", ", SYSTEM", "\"><script>, SYSTEM"})
    void isWhatTheCookieSaysIfItIsKnown(String cookie, Theme theme) {
        assertThat(Theme.of(cookie)).isEqualTo(theme);
    }
}
