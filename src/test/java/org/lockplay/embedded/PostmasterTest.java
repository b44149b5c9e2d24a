package org.lockplay.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.lockplay.server.DatabaseAddress;

class PostmasterTest {

    /** The kernel accepts the connections of a frozen server. */
    @Test
    void aServerThatDoesNotAnswerAcceptsNoConnection() throws Exception {
        try (ServerSocket frozen = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            int port = frozen.getLocalPort();
            DatabaseAddress address =
                    new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/lockplay", "lockplay", "");
            Postmaster postmaster =
                    new Postmaster(Path.of("data"), ProcessHandle.current().pid(), port);

            boolean accepts = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> postmaster.accepts(address));

            assertThat(accepts).isFalse();
        }
    }
}
