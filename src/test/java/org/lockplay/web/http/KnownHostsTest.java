package org.lockplay.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownHostsTest {

    @Test
    void theNameOnWhichTheServerListensIsKnown() {
        KnownHosts hosts = new KnownHosts(new PublicOrigin(Optional.empty()), "locks.internal", Optional.empty());

        assertThat(hosts.include("LOCKS.internal")).isTrue();
        assertThat(hosts.include("other.internal")).isFalse();
        assertThat(hosts.include("locks")).isFalse();
    }

    @Test
    void configuredNamesAreKnown() {
        KnownHosts hosts = new KnownHosts(
                new PublicOrigin(Optional.empty()),
                "0.0.0.0",
                Optional.of(List.of("locks.school.example", " Workshop ")));

        assertThat(List.of("locks.school.example", "workshop", "127.0.0.1", "localhost"))
                .allMatch(hosts::include);
        assertThat(List.of("school.example", "x.locks.school.example", "workshop2", ""))
                .noneMatch(hosts::include);
    }

    @Test
    void withAPublicUrlNamesThatNobodyCanRegisterAreKnownToo() {
        KnownHosts hosts = new KnownHosts(
                new PublicOrigin(Optional.of("https://Locks.example.org:8443")), "localhost", Optional.empty());

        assertThat(List.of("locks.example.org", "app", "localhost")).allMatch(hosts::include);
        assertThat(List.of("example.org", "app.example", "")).noneMatch(hosts::include);
    }

    @ParameterizedTest
    @ValueSource(strings = {"locks:8080", "https://locks.example.org", "locks/"})
    void aNameUnderWhichNoRequestWouldBeServedIsRefused(String name) {
        assertThatThrownBy(() -> new KnownHosts(
                        new PublicOrigin(Optional.empty()), "localhost", Optional.of(List.of("other", name))))
                .hasMessageContaining(name);
    }
}
