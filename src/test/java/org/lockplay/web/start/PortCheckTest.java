package org.lockplay.web.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

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
}
