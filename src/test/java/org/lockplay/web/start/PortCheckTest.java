package org.lockplay.web.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortCheckTest {

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(PortCheck.problem("localhost", other.getLocalPort(), "QUARKUS_HTTP")
                            .orElseThrow())
                    .contains("localhost, port " + other.getLocalPort(), "in use", "QUARKUS_HTTP_PORT");
            assertThat(PortCheck.problem("0.0.0.0", other.getLocalPort(), "QUARKUS_HTTP"))
                    .isPresent();
        }
    }

    @Test
    void aFreePortStaysFree() throws Exception {
        int port;
        try (ServerSocket other = new ServerSocket(0)) {
            port = other.getLocalPort();
        }
        assertThat(PortCheck.problem("127.0.0.1", port, "QUARKUS_HTTP")).isEmpty();
        assertThat(PortCheck.problem("127.0.0.1", port, "QUARKUS_HTTP")).isEmpty();
        assertThat(PortCheck.problem("0.0.0.0", 0, "QUARKUS_HTTP")).isEmpty();
    }

    @Test
    void anAddressOfAnotherMachineIsNamed() {
        assertThat(PortCheck.problem("192.0.2.1", 0, "QUARKUS_HTTP").orElseThrow())
                .contains("192.0.2.1", "QUARKUS_HTTP_HOST");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536, 99_999})
    void aNumberThatIsNoPortIsNamed(int port) {
        assertThat(PortCheck.problem("localhost", port, "QUARKUS_HTTP").orElseThrow())
                .contains(String.valueOf(port), "QUARKUS_HTTP_PORT");
    }

    @Test
    void onePortForTwoPurposesIsRefusedOnTheSameAddress() {
        assertThat(PortCheck.clash("localhost", "localhost", 8080, 8080).orElseThrow())
                .contains("8080", "QUARKUS_HTTP_PORT", "QUARKUS_MANAGEMENT_PORT");
        assertThat(PortCheck.clash("0.0.0.0", "localhost", 8080, 8080)).isPresent();
        assertThat(PortCheck.clash("192.0.2.1", "localhost", 8080, 8080)).isEmpty();
        assertThat(PortCheck.clash("localhost", "localhost", 8080, 9000)).isEmpty();
        assertThat(PortCheck.clash("localhost", "localhost", 0, 0)).isEmpty();
    }
}
