package org.lockplay.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockplay.web.http.ClientNetwork;
import org.lockplay.web.session.SessionCookies.Issued;

class SessionCookiesTest {

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    @TempDir
    Path folder;

    private final String token = SessionCode.random().token();

    @Test
    void aValueIsDueOnTheDayAfterItsIssue() throws Exception {
        String value = at(NOON).issue(token);

        assertThat(at(NOON.plus(Duration.ofHours(11))).verify(value)).hasValue(new Issued(token, false));
        assertThat(at(NOON.plus(Duration.ofHours(13))).verify(value)).hasValue(new Issued(token, true));
        assertThat(at(NOON.plus(Duration.ofDays(80))).verify(value)).hasValue(new Issued(token, true));
    }

    @Test
    void aValueWithAnotherTokenOrDayIsNotTaken() throws Exception {
        String[] parts = at(NOON).issue(token).split("\\.");

        assertThat(at(NOON).verify(SessionCode.random().token() + "." + parts[1] + "." + parts[2]))
                .isEmpty();
        assertThat(at(NOON).verify(token + "." + (Long.parseLong(parts[1]) + 1) + "." + parts[2]))
                .isEmpty();
        assertThat(at(NOON).verify(token + "." + parts[2])).isEmpty();
        assertThat(at(NOON).verify(token)).isEmpty();
        assertThat(at(NOON).verify("")).isEmpty();
    }

    @Test
    void aNetworkIsNotReadableInItsPseudonym() throws Exception {
        ClientNetwork network = ClientNetwork.of("203.0.113.7");

        assertThat(at(NOON).pseudonym(network))
                .isEqualTo(at(NOON).pseudonym(network))
                .isNotEqualTo(at(NOON).pseudonym(ClientNetwork.of("203.0.113.8")))
                .doesNotContain(network.prefix());
    }

    private SessionCookies at(Instant moment) throws IOException {
        return new SessionCookies(folder, Clock.fixed(moment, ZoneOffset.UTC));
    }
}
