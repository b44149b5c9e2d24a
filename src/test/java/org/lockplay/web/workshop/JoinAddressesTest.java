package org.lockplay.web.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinAddressesTest {

    private static final List<String> NETWORKS = List.of("192.168.1.5", "10.0.0.7");

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "127.1.2.3", "[::1]", "0.0.0.0", "box.localhost"})
    void anAddressThatStaysOnTheMachineIsNotOffered(String host) {
        URI asked = URI.create("http://" + host + ":8080/");

        assertThat(JoinAddresses.of(asked, List.of())).isEmpty();
        assertThat(JoinAddresses.of(asked, NETWORKS))
                .containsExactly("http://192.168.1.5:8080", "http://10.0.0.7:8080");
    }

    @Test
    void theAddressThatTheInstructorUsesComesFirstAndOnce() {
        assertThat(JoinAddresses.of(URI.create("http://10.0.0.7:8080/"), NETWORKS))
                .containsExactly("http://10.0.0.7:8080", "http://192.168.1.5:8080");
        assertThat(JoinAddresses.of(URI.create("https://locks.example.org/"), List.of()))
                .containsExactly("https://locks.example.org");
        assertThat(JoinAddresses.of(URI.create("http://lock_box:8080/"), NETWORKS))
                .containsExactly("http://lock_box:8080", "http://192.168.1.5:8080", "http://10.0.0.7:8080");
    }
}
