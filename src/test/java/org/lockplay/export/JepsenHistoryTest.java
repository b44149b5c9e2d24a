package org.lockplay.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;

class JepsenHistoryTest {

    private static String written(Histories histories) {
        return JepsenHistory.write(histories.history());
    }

    private static List<String> types(String edn) {
        return MutexChecker.read(edn).stream()
                .map(op -> op.get(us.bpsm.edn.Keyword.newKeyword("process")) + " "
                        + op.get(us.bpsm.edn.Keyword.newKeyword("type")) + " "
                        + op.get(us.bpsm.edn.Keyword.newKeyword("f")))
                .toList();
    }

    @Test
    void oneAfterTheOtherIsAMutexs() {
        String edn = written(new Histories()
                .acquires(0)
                .then(0, EventKind.LOCK_RELEASED)
                .finishes(0, "bought")
                .acquires(1)
                .then(1, EventKind.LOCK_RELEASED)
                .finishes(1, "sold-out"));

        assertThat(types(edn))
                .containsExactly(
                        "0 :invoke :acquire",
                        "0 :ok :acquire",
                        "0 :invoke :release",
                        "0 :ok :release",
                        "1 :invoke :acquire",
                        "1 :ok :acquire",
                        "1 :invoke :release",
                        "1 :ok :release");
        assertThat(MutexChecker.check(edn)).isEmpty();
    }

    @Test
    void twoAtOnceAreNoMutexs() {
        String edn = written(new Histories()
                .acquires(0)
                .acquires(1)
                .then(0, EventKind.READ, Field.COUNT, 1)
                .then(0, EventKind.LOCK_RELEASED)
                .then(1, EventKind.LOCK_RELEASED)
                .finishes(0, "bought")
                .finishes(1, "bought"));

        assertThat(MutexChecker.check(edn)).isPresent();
    }

    @Test
    void whatAKilledBuyerWasAboutNobodyKnows() {
        Histories killed = new Histories()
                .acquires(0)
                .then(0, EventKind.FAULT, Field.FAULT, "crash")
                .acquires(1)
                .finishes(0, "killed")
                .then(1, EventKind.LOCK_RELEASED)
                .finishes(1, "bought");

        String edn = written(killed);

        assertThat(types(edn))
                .contains("0 :info :release", ":nemesis :info :crash")
                .doesNotContain("0 :ok :release");
        assertThat(MutexChecker.check(edn)).as("its end may have freed it").isEmpty();
        assertThat(types(written(
                        new Histories().then(0, EventKind.LOCK_REQUESTED).finishes(0, "killed"))))
                .containsExactly("0 :invoke :acquire", "0 :info :acquire");
    }

    @Test
    void whoNeverGetsItIsNotSaidToHaveIt() {
        String edn = written(new Histories()
                .acquires(0)
                .then(1, EventKind.LOCK_REQUESTED)
                .then(2, EventKind.LOCK_REQUESTED)
                .then(2, EventKind.LOCK_TIMEOUT)
                .finishes(2, "failed")
                .finishes(1, "stuck"));

        assertThat(types(edn)).contains("2 :fail :acquire", "1 :info :acquire", "0 :info :release");
        assertThat(MutexChecker.check(edn)).isEmpty();
    }

    @Test
    void whoGaveBackBeforeItDiedMayOrMayNotHave() {
        String edn = written(
                new Histories().acquires(0).then(0, EventKind.LOCK_RELEASED).finishes(0, "killed"));

        assertThat(types(edn)).endsWith("0 :invoke :release", "0 :info :release");
    }
}
