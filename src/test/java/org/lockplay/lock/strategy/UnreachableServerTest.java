package org.lockplay.lock.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockSpec;
import org.lockplay.lock.Reach;
import org.lockplay.server.DatabaseAddress;
import org.lockplay.server.ServerKind;
import org.lockplay.server.ServerUrls;
import org.lockplay.store.StoreAddress;
import org.lockplay.store.StoreException;
import org.lockplay.store.StoreKind;
import org.lockplay.store.Stores;

/** Servers that refuse connections, and servers that accept them but never answer, which is worse. */
class UnreachableServerTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    /** The kernel accepts connections for it, but no thread reads them. */
    private static ServerSocket silent;

    private static int closedPort;

    @TempDir
    private Path folder;

    @BeforeAll
    static void openPorts() throws IOException {
        silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        try (ServerSocket closed = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            closedPort = closed.getLocalPort();
        }
    }

    @AfterAll
    static void closePorts() throws IOException {
        silent.close();
    }

    static Stream<String> places() {
        return Stream.of("127.0.0.1:" + closedPort, "127.0.0.1:" + silent.getLocalPort());
    }

    @ParameterizedTest
    @MethodSource("places")
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void redisIsNamedSoon(String place) {
        LockException thrown = failureOf(LockKind.REDIS, new ServerUrls(null, "redis://:secret@" + place, null));

        assertThat(thrown.unreachableServer()).contains(ServerKind.REDIS);
        assertThat(thrown).hasMessageContaining(place).hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @MethodSource("places")
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void zooKeeperIsNamedSoon(String place) {
        LockException thrown = failureOf(LockKind.ZOOKEEPER, new ServerUrls(null, null, place));

        assertThat(thrown.unreachableServer()).contains(ServerKind.ZOOKEEPER);
        assertThat(thrown).hasMessageContaining(place);
    }

    @ParameterizedTest
    @MethodSource("places")
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void postgresqlIsNamedSoon(String place) {
        ServerUrls servers =
                ServerUrls.of(new DatabaseAddress("jdbc:postgresql://" + place + "/postgres", "me", "secret"));
        long start = System.nanoTime();

        StoreException thrown = catchThrowableOfType(
                StoreException.class,
                () -> Stores.create(new StoreAddress(StoreKind.DATABASE, "run", folder, servers.database()), 1));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        assertThat(thrown.unreachableServer()).contains(ServerKind.POSTGRESQL);
        assertThat(thrown).hasMessageContaining(place).hasMessageNotContaining("secret");
    }

    @Test
    void everyKindSaysWhatItNeeds() {
        assertThat(List.of(LockKind.values()))
                .filteredOn(kind -> kind.needs().contains(ServerKind.REDIS))
                .containsExactly(LockKind.REDIS);
        assertThat(List.of(LockKind.values()))
                .filteredOn(kind -> kind.needs().contains(ServerKind.ZOOKEEPER))
                .containsExactly(LockKind.ZOOKEEPER);
        assertThat(List.of(LockKind.values()))
                .filteredOn(kind -> kind.reach() == Reach.CLUSTER && kind.holds() && kind != LockKind.FLAG)
                .allSatisfy(kind -> assertThat(kind.needs()).isNotEmpty());
        assertThat(List.of(LockKind.values()))
                .filteredOn(kind -> kind.reach() == Reach.HOST || kind.reach() == Reach.PROCESS)
                .allSatisfy(kind -> assertThat(kind.needs()).isEmpty());
    }

    private LockException failureOf(LockKind kind, ServerUrls servers) {
        StoreAddress store = new StoreAddress(StoreKind.FILE, "run", folder, null);
        LockSite site = new LockSite("run", 0, "lockplay-run-h0", folder, store, servers);
        long start = System.nanoTime();

        LockException thrown = catchThrowableOfType(
                LockException.class, () -> Strategies.of(kind).prepare(site, LockSpec.of(kind)));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        return thrown;
    }
}
