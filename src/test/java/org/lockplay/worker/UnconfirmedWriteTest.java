package org.lockplay.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockplay.StartsOwnProcesses;
import org.lockplay.history.EventKind;
import org.lockplay.history.Failed;
import org.lockplay.history.FailureKind;
import org.lockplay.lock.LockKind;
import org.lockplay.server.DatabaseAddress;
import org.lockplay.server.ServerUrls;
import org.lockplay.store.StoreKind;
import org.lockplay.verdict.Safety;
import org.lockplay.verdict.Verdict;

/** A connection to PostgreSQL that is cut after a write or a commit was sent, and before its answer. */
@StartsOwnProcesses
class UnconfirmedWriteTest {

    private static final ServerUrls SERVERS = Pairs.servers(LockKind.ROW, StoreKind.DATABASE);

    @ParameterizedTest
    @EnumSource(names = {"ROW", "SERIALIZABLE"})
    void aCommitWithoutAnswerIsUnconfirmed(LockKind kind) throws Exception {
        assertUnconfirmed(kind, "lock\nread\ntake\nwrite\nthink 400\nunlock", EventKind.WROTE);
    }

    @ParameterizedTest
    @EnumSource(names = {"ROW", "SERIALIZABLE"})
    void aBlockThatCommitsWithoutAnswerIsUnconfirmed(LockKind kind) throws Exception {
        assertUnconfirmed(kind, "with lock:\n  read\n  take\n  write\n  think 400", EventKind.WROTE);
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "ATOMIC", "OPTIMISTIC"})
    void aWriteWithoutAnswerIsUnconfirmed(LockKind kind) throws Exception {
        assertUnconfirmed(kind, "lock\nread\ntake\nthink 400\nwrite\nunlock", EventKind.TOOK);
    }

    /** The server rolled the transaction back before anything was committed. */
    @ParameterizedTest
    @EnumSource(names = {"ROW", "SERIALIZABLE"})
    void aConnectionThatTheServerEndedBeforeTheCommitIsNot(LockKind kind) throws Exception {
        try (RealRun run = start(kind, "lock\nread\ntake\nwrite\nthink 400\nunlock", SERVERS)) {
            run.await(event -> event.kind() == EventKind.WROTE);
            run.cutConnections(0);

            Verdict verdict = run.awaitVerdict();

            assertThat(failureOf(run)).isEqualTo(FailureKind.LOCK);
            assertThat(verdict.figures().unconfirmed()).isZero();
            assertThat(run.count()).isEqualTo(1);
        }
    }

    /** A write within a transaction takes effect at its commit only. */
    @ParameterizedTest
    @EnumSource(names = {"ROW", "SERIALIZABLE"})
    void aWriteWithoutAnswerWithinATransactionIsNot(LockKind kind) throws Exception {
        try (CuttingProxy proxy = proxy();
                RealRun run = start(kind, "lock\nread\ntake\nthink 400\nwrite\nunlock", through(proxy))) {
            run.await(event -> event.kind() == EventKind.TOOK);
            proxy.dropNextAnswers();

            Verdict verdict = run.awaitVerdict();

            assertThat(failureOf(run)).isEqualTo(FailureKind.STORE);
            assertThat(verdict.figures().unconfirmed()).isZero();
            assertThat(run.count()).isEqualTo(1);
        }
    }

    private static void assertUnconfirmed(LockKind kind, String program, EventKind cutAfter) throws Exception {
        try (CuttingProxy proxy = proxy();
                RealRun run = start(kind, program, through(proxy))) {
            run.await(event -> event.kind() == cutAfter);
            proxy.dropNextAnswers();

            Verdict verdict = run.awaitVerdict();

            assertThat(failureOf(run)).isEqualTo(FailureKind.UNCONFIRMED);
            assertThat(verdict.safety()).isEqualTo(Safety.HELD);
            assertThat(verdict.figures().sold()).isZero();
            assertThat(verdict.figures().unconfirmed()).isEqualTo(1);
            // The server has executed what it did not confirm.
            assertThat(run.count()).isZero();
        }
    }

    private static RealRun start(LockKind kind, String program, ServerUrls servers) throws Exception {
        return RealRun.of(
                        Scene.of(kind, StoreKind.DATABASE)
                                .at(1, 1, 1)
                                .program(program)
                                .make(),
                        servers)
                .go();
    }

    private static FailureKind failureOf(RealRun run) {
        return run.history().stream()
                .filter(Failed.class::isInstance)
                .map(event -> ((Failed) event).failure())
                .findFirst()
                .orElseThrow();
    }

    private static CuttingProxy proxy() throws Exception {
        return new CuttingProxy(server().getPort());
    }

    private static ServerUrls through(CuttingProxy proxy) {
        DatabaseAddress direct = SERVERS.database();
        String url = direct.url().replace(":" + server().getPort() + "/", ":" + proxy.port() + "/");
        return new ServerUrls(new DatabaseAddress(url, direct.user(), direct.password()), Map.of());
    }

    private static URI server() {
        return URI.create(SERVERS.database().url().replaceFirst("^jdbc:", ""));
    }
}
