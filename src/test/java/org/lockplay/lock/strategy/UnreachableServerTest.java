package org.lockplay.lock.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lockplay.AtOnce;
import org.lockplay.ConcurrentTests;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockSpec;
import org.lockplay.lock.Reach;
import org.lockplay.name.LockName;
import org.lockplay.server.BrokenException;
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
    static void openPorts(@TempDir Path scratch) throws Exception {
        silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        try (ServerSocket closed = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            closedPort = closed.getLocalPort();
        }
        // The clients load many classes at their first use, which must not count.
        AtOnce.call(Stream.of(ServerKind.values())
                .<Callable<BrokenException>>map(kind -> () -> failureOf(kind, "127.0.0.1:" + closedPort, scratch))
                .toList());
    }

    @AfterAll
    static void closePorts() throws IOException {
        silent.close();
    }

    @TestFactory
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    Stream<DynamicTest> theServerIsNamedSoon() {
        List<String> places = List.of("127.0.0.1:" + closedPort, "127.0.0.1:" + silent.getLocalPort());
        List<Unreachable> cases = Stream.of(ServerKind.values())
                .flatMap(kind -> places.stream().map(place -> new Unreachable(kind, place)))
                .toList();
        return ConcurrentTests.of(cases.size(), cases, one -> {
            long start = System.nanoTime();
            BrokenException thrown = failureOf(one.kind(), one.place(), folder);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
            assertThat(thrown.unreachableServer()).contains(one.kind());
            assertThat(thrown).hasMessageContaining(one.place()).hasMessageNotContaining("secret");
        });
    }

    private record Unreachable(ServerKind kind, String place) {}

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

    private static BrokenException failureOf(ServerKind kind, String place, Path folder) {
        return switch (kind) {
            case POSTGRESQL -> {
                DatabaseAddress database =
                        new DatabaseAddress("jdbc:postgresql://" + place + "/postgres", "me", "secret");
                StoreAddress store = new StoreAddress(StoreKind.DATABASE, "run", folder, database);
                yield catchThrowableOfType(StoreException.class, () -> Stores.create(store, 1));
            }
            case REDIS -> failureOf(LockKind.REDIS, ServerUrls.of(kind, "redis://:secret@" + place), folder);
            default -> {
                LockKind lock = Stream.of(LockKind.values())
                        .filter(each -> each.needs().contains(kind))
                        .findFirst()
                        .orElseThrow();
                yield failureOf(lock, ServerUrls.of(kind, place), folder);
            }
        };
    }

    private static LockException failureOf(LockKind kind, ServerUrls servers, Path folder) {
        StoreAddress store = new StoreAddress(StoreKind.FILE, "run", folder, null);
        LockSite site = new LockSite("run", LockName.DEFAULT, 0, "lockplay-run-h0", folder, store, servers);
        return catchThrowableOfType(
                LockException.class, () -> Strategies.of(kind).prepare(site, LockSpec.of(kind)));
    }
}
