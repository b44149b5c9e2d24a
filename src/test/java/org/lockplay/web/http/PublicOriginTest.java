package org.lockplay.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicOriginTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://locks.example.org", "https://locks.example.org/", " http://[2001:db8::1]:8080/ "})
    void theAddressOfAServerIsTaken(String text) {
        URI origin = new PublicOrigin(Optional.of(text)).address().orElseThrow();
        assertThat(text).contains(origin.toString());
        assertThat(origin.resolve("/join/ACDEFG")).hasToString(origin + "/join/ACDEFG");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "locks.example.org",
                "locks.example.org:8080",
                "ftp://locks.example.org",
                "https://",
                "https:///join",
                "https://locks.example.org/below",
                "https://user:secret@locks.example.org",
                "https://locks.example.org?x=1",
                "https://locks.example.org#top",
                "https://locks example.org",
                "",
            })
    void anythingElseIsRefusedByTheNameOfTheSetting(String text) {
        assertThatThrownBy(() -> new PublicOrigin(Optional.of(text)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("LOCKPLAY_PUBLIC_URL")
                .hasMessageContaining("https://locks.example.org");
    }

    @Test
    void withoutTheSettingThereIsNone() {
        assertThat(new PublicOrigin(Optional.empty()).address()).isEmpty();
    }
}
