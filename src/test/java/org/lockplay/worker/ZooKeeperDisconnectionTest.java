package org.lockplay.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockplay.history.TestEvents.text;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lockplay.StartsOwnProcesses;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.server.ServerKind;
import org.lockplay.server.ServerUrls;
import org.lockplay.store.StoreKind;
import org.lockplay.verdict.Safety;

/** The effect of a disconnect on real workers with a ZooKeeper lock: their sessions survive it. */
@StartsOwnProcesses
class ZooKeeperDisconnectionTest {

    private static final ServerUrls SERVERS = Pairs.servers(LockKind.ZOOKEEPER, StoreKind.FILE);
    private static final int PORT = Integer.parseInt(SERVERS.url(ServerKind.ZOOKEEPER)
            .substring(SERVERS.url(ServerKind.ZOOKEEPER).lastIndexOf(':') + 1));
    private static final String SCOPED = "with lock:\n  read\n  take\n  write";

    @Test
    void aHolderThatReconnectsWithinItsLeaseStillHoldsTheLock() throws Exception {
        Scene scene = scene(10_000L).program(SCOPED).strikeHolder("write", FaultKind.DISCONNECT);
        try (RealRun run = RealRun.of(scene.make(), SERVERS).go()) {
            int holder = run.awaitArmed().buyer();
            long pid = run.workerOf(holder).pid();
            Set<String> before = Sockets.connectedTo(PORT, pid);
            assertThat(before).hasSize(1);

            assertThat(run.cutConnections(holder)).isEqualTo(1);
            Waiting.until(() -> !Sockets.connectedTo(PORT, pid).containsAll(before));
            assertThat(run.cutConnections(holder))
                    .as("there is none to cut until it has come back")
                    .isZero();
            Waiting.until(() -> Sockets.connectedTo(PORT, pid).size() == 1);
            assertThat(Sockets.connectedTo(PORT, pid)).isNotEqualTo(before);
            assertThat(kinds(run)).as("nobody else got in meanwhile").containsOnlyOnce(EventKind.LOCK_ACQUIRED);
            run.command(holder, "spare", "");
            run.spareTheRest();

            assertThat(run.awaitVerdict().safety()).isEqualTo(Safety.HELD);
            assertThat(outcomes(run)).containsOnly("bought").hasSize(4);
            assertThat(kinds(run)).doesNotContain(EventKind.LOCK_LOST);
        }
    }

    @Test
    void aHolderThatReconnectsTooLateHasLostTheLock() throws Exception {
        Scene scene = scene(200L).program(SCOPED).strikeHolder("write", FaultKind.DISCONNECT);
        try (RealRun run = RealRun.of(scene.make(), SERVERS).go()) {
            int holder = run.awaitArmed().buyer();
            assertThat(run.cutConnections(holder)).isEqualTo(1);
            Waiting.until(() -> acquired(run) > 1);
            run.command(holder, "spare", "");
            run.spareTheRest();
            run.awaitVerdict();

            assertThat(run.history())
                    .filteredOn(event -> event.kind() == EventKind.LOCK_LOST)
                    .as("%s", run.history())
                    .extracting(Event::buyer)
                    .contains(holder);
        }
    }

    @Test
    void aBuyerDisconnectedDuringItsRequestOrWaitStillAcquiresTheLock() throws Exception {
        Scene scene = scene(20_000L).rounds(20).stock(100).program("with lock:\n  read\n  take\n  think 5\n  write");
        try (RealRun run = RealRun.of(scene.at(1, 4, 1).make(), SERVERS).go()) {
            int cut = 0;
            for (int buyer = 0; buyer < 4; buyer++) {
                long soFar = acquired(run);
                Waiting.until(() -> acquired(run) >= Math.min(soFar + 5, 80));
                cut += run.cutConnections(buyer);
            }
            assertThat(run.awaitVerdict().safety()).isEqualTo(Safety.HELD);
            assertThat(cut).isPositive();
            assertThat(outcomes(run))
                    .as("%s", run.history())
                    .containsOnly("bought")
                    .hasSize(4);
            assertThat(kinds(run)).doesNotContain(EventKind.LOCK_LOST, EventKind.FAILED);
            assertThat(run.count()).isEqualTo(20);
        }
    }

    private static Scene scene(long leaseMs) {
        return Scene.of(LockKind.ZOOKEEPER, StoreKind.FILE)
                .stock(10)
                .option(LockOption.LEASE_MS, leaseMs)
                .option(LockOption.ACQUIRE_TIMEOUT_MS, 20_000L);
    }

    private static long acquired(RealRun run) {
        return kinds(run).stream().filter(EventKind.LOCK_ACQUIRED::equals).count();
    }

    private static List<EventKind> kinds(RealRun run) {
        return run.history().stream().map(Event::kind).toList();
    }

    private static List<String> outcomes(RealRun run) {
        return run.history().stream()
                .filter(event -> event.kind() == EventKind.BUYER_FINISHED)
                .map(event -> text(event, "outcome").orElseThrow())
                .toList();
    }
}
