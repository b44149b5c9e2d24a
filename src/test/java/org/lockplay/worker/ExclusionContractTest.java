package org.lockplay.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockplay.StartsOwnProcesses;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.Reach;
import org.lockplay.scenario.Scenario;
import org.lockplay.store.StoreKind;
import org.lockplay.verdict.Safety;
import org.lockplay.verdict.Verdict;

/**
 * Eight buyers at full speed, with real processes. If a lock reaches them all, no update is lost and nothing is
 * accused; if not, the lost update is detected. The number of purchases is the system property {@code
 * lockplay.purchases}, default 1,000; 10,000 in the long profile.
 */
@StartsOwnProcesses
class ExclusionContractTest {

    private static final int PURCHASES = Integer.getInteger("lockplay.purchases", 1_000);
    private static final int BUYERS = 8;
    private static final int STOCK = 1_000_000;

    @ParameterizedTest
    @MethodSource("everyPair")
    void eightProcessesOfAHost(LockKind kind, StoreKind store) throws Exception {
        check(Scene.of(kind, store).at(1, BUYERS, 1), kind, Reach.HOST);
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void moreThreadsThanProcesses(LockKind kind, StoreKind store) throws Exception {
        check(Scene.of(kind, store).at(1, 2, BUYERS / 2), kind, Reach.HOST);
    }

    @ParameterizedTest
    @MethodSource("oneStoreAKind")
    void theThreadsOfOneProcess(LockKind kind, StoreKind store) throws Exception {
        check(Scene.of(kind, store).at(1, 1, BUYERS), kind, Reach.PROCESS);
    }

    @ParameterizedTest
    @MethodSource("oneStoreAKind")
    void twoHosts(LockKind kind, StoreKind store) throws Exception {
        check(Scene.of(kind, store).at(2, BUYERS / 2, 1), kind, Reach.CLUSTER);
    }

    static Stream<Arguments> everyPair() {
        return Pairs.all();
    }

    static Stream<Arguments> oneStoreAKind() {
        return Pairs.onePerKind();
    }

    private static void check(Scene scene, LockKind kind, Reach needed) throws Exception {
        Scenario scenario = scene.stock(STOCK)
                .rounds(PURCHASES / BUYERS)
                .option(LockOption.RETRY_MS, 1L)
                .program("with lock:\n  read\n  take\n  write")
                .make();
        boolean right = kind != LockKind.FLAG && kind.reach().compareTo(needed) >= 0;
        try (RealRun run = RealRun.of(scenario, Pairs.servers(kind, scenario.store()))) {
            Verdict verdict = run.go().awaitVerdict();
            if (right) {
                assertThat(verdict.findings()).isEmpty();
                assertThat(run.count()).isEqualTo(STOCK - PURCHASES / BUYERS * BUYERS);
            }
            assertThat(verdict.safety()).isEqualTo(right ? Safety.HELD : Safety.VIOLATED);
            LockTable.placed(kind, needed, verdict.safety());
        }
    }
}
