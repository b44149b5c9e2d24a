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

/** The maximum number of buyers of a run, as threads of two processes: memory, stacks and connections suffice. */
@StartsOwnProcesses
class CrowdTest {

    private static final int BUYERS = 64;

    static Stream<Arguments> rightKinds() {
        return Pairs.onePerKind()
                .filter(pair -> ((LockKind) pair.get()[0]).reach().compareTo(Reach.HOST) >= 0);
    }

    @ParameterizedTest
    @MethodSource("rightKinds")
    void sixtyFourBuyers(LockKind kind, StoreKind store) throws Exception {
        Scenario scenario = Scene.of(kind, store)
                .at(1, 2, BUYERS / 2)
                .stock(10)
                .option(LockOption.RETRY_MS, 1L)
                .program("with lock:\n  read\n  take\n  write")
                .make();
        try (RealRun run = RealRun.of(scenario, Pairs.servers(kind, store)).go()) {
            Verdict verdict = run.awaitVerdict();

            if (kind != LockKind.FLAG) {
                assertThat(verdict.safety()).isEqualTo(Safety.HELD);
                assertThat(verdict.figures().sold()).isEqualTo(10);
            }
        }
    }
}
