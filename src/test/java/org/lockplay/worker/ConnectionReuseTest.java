package org.lockplay.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockplay.StartsOwnProcesses;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.server.Databases;
import org.lockplay.server.ServerUrls;
import org.lockplay.store.StoreKind;
import org.lockplay.verdict.Safety;

/** An idle worker keeps its connections to PostgreSQL for its next run, which finds no trace of the last one. */
@StartsOwnProcesses
class ConnectionReuseTest {

    private static final ServerUrls SERVERS = Pairs.servers(LockKind.ADVISORY, StoreKind.DATABASE);

    @Test
    void theNextRunOfAWorkerUsesTheSameConnections() throws Exception {
        Deque<ChildWorker> lent = TestWorkerPool.lend(1);
        TestWorkerPool.giveBack(lent.getFirst());
        Set<Long> first = backendsOfARunOn(lent.getFirst().pid());

        Set<Long> second = backendsOfARunOn(lent.getFirst().pid());

        assertThat(first).hasSize(2);
        assertThat(second).isEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource(names = {"ADVISORY", "ROW", "LOCK_TABLE", "SERIALIZABLE", "ATOMIC", "OPTIMISTIC"})
    void runsAfterARunWithAHeldLockSellEachTicketOnce(LockKind kind) throws Exception {
        try (RealRun run = RealRun.of(
                        Scene.of(kind, StoreKind.DATABASE)
                                .program("lock\nread\ntake")
                                .make(),
                        SERVERS)
                .go()) {
            run.await(event -> event.kind() == EventKind.BUYER_FINISHED);
        }
        for (int i = 0; i < 3; i++) {
            try (RealRun run = RealRun.of(Scene.of(kind, StoreKind.DATABASE).make(), SERVERS)
                    .go()) {
                assertThat(run.awaitVerdict().safety()).isEqualTo(Safety.HELD);
                assertThat(run.count()).isZero();
            }
        }
    }

    @Test
    void aConnectionThatWasCutIsReplaced() throws Exception {
        long pid;
        Set<Long> cut;
        try (RealRun run = stepped()) {
            pid = run.workerOf(0).pid();
            cut = backends(run.id());
            assertThat(run.cutConnections(0)).isEqualTo(2);
            run.openGates();
            run.awaitVerdict();
            assertThat(run.outcomeOf(0)).isEqualTo("failed");
        }

        Set<Long> next = backendsOfARunOn(pid);

        assertThat(next).hasSize(2).doesNotContainAnyElementsOf(cut);
    }

    /** The backends of a run's buyer, in a run that a given process executes. */
    private static Set<Long> backendsOfARunOn(long pid) throws Exception {
        Deque<RealRun> others = new ArrayDeque<>();
        try {
            for (RealRun run = stepped(); ; run = stepped()) {
                others.push(run);
                if (run.workerOf(0).pid() == pid) {
                    return backends(run.id());
                }
            }
        } finally {
            for (RealRun run : others) {
                run.openGates();
                run.awaitVerdict();
                run.close();
            }
        }
    }

    /** A run whose only buyer has its connections and waits at its first gate. */
    private static RealRun stepped() throws Exception {
        RealRun run = RealRun.of(
                        Scene.of(LockKind.ADVISORY, StoreKind.DATABASE)
                                .at(1, 1, 1)
                                .stepped()
                                .make(),
                        SERVERS)
                .go();
        run.await(event -> event.kind() == EventKind.GATE);
        return run;
    }

    private static Set<Long> backends(String run) throws SQLException {
        Set<Long> found = new HashSet<>();
        try (Connection connection = Databases.connect(SERVERS.database(), "lockplay-connection-reuse");
                PreparedStatement select =
                        connection.prepareStatement("select pid from pg_stat_activity where application_name = ?")) {
            select.setString(1, Databases.owner(run, "0"));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getLong(1));
                }
            }
        }
        return found;
    }
}
