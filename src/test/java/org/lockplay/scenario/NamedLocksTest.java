package org.lockplay.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.lockplay.scenario.ScenarioBuilder.scenario;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockplay.json.Violation;
import org.lockplay.lock.LockKind;
import org.lockplay.name.LockName;
import org.lockplay.store.StoreKind;

/** Version 2 of the scenario format: named locks and sections. */
class NamedLocksTest {

    private static final String[] OPPOSITE = {
        "buyer 0:", "  with lock A:", "    with lock B:", "      write 5", "others:", "  with lock B:", "    lock A"
    };

    private final ScenarioReader reader = new ScenarioReader(Limits.DEFAULT);

    @Test
    void eachBuyerRunsItsSection() {
        Scenario scenario = scenario().program(OPPOSITE).build();

        assertThat(locksInOrder(scenario, 0)).containsExactly("A", "B");
        assertThat(locksInOrder(scenario, 1)).containsExactly("B", "A");
        assertThat(locksInOrder(scenario, 9)).containsExactly("B", "A");
        assertThat(scenario.program().locks()).containsExactly(new LockName("A"), new LockName("B"));
    }

    @Test
    void aBlockEndsWithTheReleaseOfItsOwnLock() {
        List<Instruction> code = ProgramCode.of(
                        scenario().program(OPPOSITE).build().program().of(0))
                .instructions();

        assertThat(code.stream().filter(Instruction::releases))
                .extracting(instruction -> instruction.lock().value())
                .containsExactly("B", "A");
    }

    @Test
    void onlyWhatNeedsVersion2IsWrittenInIt() throws Exception {
        assertThat(ScenarioWriter.canonical(reader.read("{\"version\":2,\"program\":\"lock\\nunlock\"}")))
                .isEqualTo("{\"version\":1,\"program\":\"lock\\nunlock\"}");
        assertThat(ScenarioWriter.canonical(reader.read("{\"version\":2,\"program\":\"lock A\\nunlock A\"}")))
                .isEqualTo("{\"version\":2,\"program\":\"lock A\\nunlock A\"}");
    }

    @Test
    void aLinkSaysTheVersionThatItNeeds() throws Exception {
        Scenario named = scenario().lock(LockKind.SEMAPHORE).program(OPPOSITE).build();

        assertThat(ScenarioCodec.encode(Scenario.DEFAULT)).startsWith("s1=");
        assertThat(ScenarioCodec.encode(named)).startsWith("s2=");
        assertThat(new ScenarioCodec(Limits.DEFAULT).decode(ScenarioCodec.encode(named)))
                .isEqualTo(named);
    }

    @ParameterizedTest
    @EnumSource
    void aKindThatExistsOnceIsRefusedWithThoseThatDoNot(LockKind kind) {
        StoreKind store = kind.stores().iterator().next();
        ScenarioBuilder named = scenario().store(store).lock(kind).program("lock A", "lock B");
        if (kind.canBeSeveral()) {
            assertThat(named.build().program().locks()).hasSize(2);
            return;
        }
        InvalidScenarioException e =
                catchThrowableOfType(InvalidScenarioException.class, () -> reader.read(named.json()));

        assertThat(e.violations()).extracting(Violation::code).containsExactly("lock-only-one");
        assertThat(e.violations().get(0).args().get(2).toString())
                .contains("semaphore", "advisory", "zookeeper")
                .doesNotContain("row");
    }

    @ParameterizedTest
    @EnumSource
    void aSingleLockMayHaveANameUnderEveryKind(LockKind kind) {
        StoreKind store = kind.stores().iterator().next();

        assertThat(scenario()
                        .store(store)
                        .lock(kind)
                        .program("lock A", "read", "unlock A")
                        .build()
                        .version())
                .isEqualTo(2);
    }

    @Test
    void theLongestHoldIsThatOfOneSection() {
        Scenario apart = scenario()
                .lock(LockKind.SEMAPHORE)
                .processes(2)
                .program("buyer 0:", "  lock A", "  think 9000", "others:", "  lock B", "  think 8000")
                .build();
        Scenario nested = scenario()
                .lock(LockKind.SEMAPHORE)
                .processes(4)
                .program("lock A", "think 7000", "lock B", "think 8000", "unlock B", "unlock A")
                .build();

        assertThat(apart.timeLimitMs()).isEqualTo(30_000);
        assertThat(nested.timeLimitMs()).isEqualTo(55_000);
    }

    private static Stream<String> locksInOrder(Scenario scenario, int buyer) {
        return ProgramCode.of(scenario.program().of(buyer)).instructions().stream()
                .filter(Instruction::acquires)
                .map(instruction -> instruction.lock().value());
    }
}
