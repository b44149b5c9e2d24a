package org.lockplay.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.lockplay.history.TestEvents.number;

import org.junit.jupiter.api.Test;
import org.lockplay.history.Committed;
import org.lockplay.history.EventKind;
import org.lockplay.history.Wrote;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockSpec;
import org.lockplay.scenario.ProgramPreset;
import org.lockplay.store.Reading;

/** The events of a buyer whose lock is a transaction. */
class BuyerTransactionTest extends BuyerStage {

    private static final String SCOPED = ProgramPreset.SCOPED.program().text();

    @Test
    void theTimeOfACommitIsTakenAfterIt() {
        play("lock\nread\ntake\nwrite\nunlock", new ScriptedStore(1), LockSpec.of(LockKind.ROW));

        assertThat(story()).endsWith("4 wrote", "5 lock-released", "5 committed", "buyer-finished");
        assertThat(at(EventKind.COMMITTED)).isGreaterThan(at(EventKind.LOCK_RELEASED));
    }

    @Test
    void aTransactionsWriteSaysThatItIsUncommittedAndItsCommitWhatBecameVisible() {
        play("lock\nread\ntake\nwrite\nunlock\nread\nwrite", new ScriptedStore(2), LockSpec.of(LockKind.ROW));

        assertThat(history.stream().filter(Wrote.class::isInstance).map(Wrote.class::cast))
                .extracting(Wrote::version, Wrote::uncommitted)
                .containsExactly(tuple(1L, true), tuple(2L, false));
        assertThat(event(EventKind.COMMITTED))
                .isInstanceOfSatisfying(
                        Committed.class, event -> assertThat(event.version()).hasValue(1));
    }

    @Test
    void aTransactionWithoutAWriteCommitsNothing() {
        play("lock\nread\nunlock", new ScriptedStore(2), LockSpec.of(LockKind.ROW));

        assertThat(number(event(EventKind.COMMITTED), "version")).isEmpty();
    }

    @Test
    void aRolledBackTransactionEmitsNoCommitted() {
        ScriptedStore store = new ScriptedStore(1).thatReads(new Reading.Count(1, 0), new Reading.Torn(""));

        play(SCOPED, store, LockSpec.of(LockKind.ROW));

        assertThat(story()).contains("2 lock-released").doesNotContain("2 committed");
    }
}
