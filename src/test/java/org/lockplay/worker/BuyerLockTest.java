package org.lockplay.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockplay.history.TestEvents.number;
import static org.lockplay.history.TestEvents.text;

import org.junit.jupiter.api.Test;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockSpec;
import org.lockplay.lock.strategy.Acquisition;
import org.lockplay.lock.strategy.Release;
import org.lockplay.scenario.ProgramPreset;
import org.lockplay.store.Reading;

/** How a buyer acquires and releases its lock, once or several times, and what it does when that fails. */
class BuyerLockTest extends BuyerStage {

    private static final String SCOPED = ProgramPreset.SCOPED.program().text();

    @Test
    void aBuyerThatDoesNotAcquireTheLockInTimeFails() {
        lock.thatAnswers(new Acquisition.TimedOut());

        play(SCOPED, new ScriptedStore(1));

        assertThat(story()).endsWith("2 lock-timeout", "buyer-finished");
        assertThat(text(event(EventKind.BUYER_FINISHED), "reason")).contains("lock-timeout");
        assertThat(lock.calls()).containsExactly("acquire");
    }

    @Test
    void aBuyerThatReleasesALockItDoesNotHoldFails() {
        lock.thatReleases(Release.NOT_HELD);

        play("unlock", new ScriptedStore(1));

        assertThat(text(event(EventKind.FAILED), "what")).contains("not-held");
    }

    @Test
    void aBuyerThatLostItsLeaseNoticesAtTheRelease() {
        lock.thatReleases(Release.NOT_HELD);

        play("lock\nread\ntake\nwrite\nunlock", new ScriptedStore(1));

        assertThat(story()).endsWith("5 lock-lost", "buyer-finished");
        assertThat(outcome()).isEqualTo("bought");
    }

    @Test
    void aCountingLockAcquiredTwiceIsHeldUntilItIsReleasedTwice() {
        Play twice = new Play().lock(LockSpec.of(LockKind.ADVISORY)).program("lock\nlock\nunlock");
        twice.run(new ScriptedStore(1));

        assertThat(twice.keepsTheLock()).isTrue();

        Play both = new Play().lock(LockSpec.of(LockKind.ADVISORY)).program("lock\nlock\nunlock\nunlock");
        both.run(new ScriptedStore(1));
        assertThat(both.keepsTheLock()).isFalse();
        assertThat(history)
                .filteredOn(event -> event.kind() == EventKind.LOCK_ACQUIRED || event.kind() == EventKind.LOCK_RELEASED)
                .extracting(event -> number(event, "owed").orElse(0))
                .containsExactly(0L, 2L, 1L, 0L);
    }

    @Test
    void nestedBlocksReleaseACountingLockOnceEach() {
        new Play()
                .lock(LockSpec.of(LockKind.FILE_LOCK))
                .program("with lock:\n  with lock:\n    read")
                .run(new ScriptedStore(1).thatReads(new Reading.Torn("")));

        assertThat(story()).endsWith("3 failed", "2 lock-released", "1 lock-released", "buyer-finished");
        assertThat(lock.calls()).containsExactly("acquire", "acquire", "undo", "undo");
    }

    @Test
    void aRowIsFreeAfterOneReleaseHoweverOftenItWasAcquired() {
        lock.thatReleases(Release.RELEASED, Release.NOT_HELD);

        Play play = new Play().lock(LockSpec.of(LockKind.ROW)).program("lock\nlock\nunlock\nunlock");
        play.run(new ScriptedStore(1));

        assertThat(story()).endsWith("3 lock-released", "3 committed", "4 failed", "buyer-finished");
        assertThat(text(event(EventKind.FAILED), "what")).contains("not-held");
        assertThat(play.keepsTheLock()).isFalse();
    }

    @Test
    void aBuyerWhoseSecondAcquisitionIsRefusedStillHoldsTheLockOnce() {
        lock.thatAnswers(Acquisition.Acquired.WITHOUT_TOKEN, new Acquisition.AlreadyHeld());

        Play play = new Play().lock(LockSpec.of(LockKind.ROBUST_MUTEX)).program("lock\nlock");
        play.run(new ScriptedStore(1));

        assertThat(text(event(EventKind.FAILED), "what")).contains("already-held");
        assertThat(text(event(EventKind.FAILED), "message").orElseThrow()).contains("holds the lock already");
        assertThat(play.keepsTheLock()).isTrue();
    }

    @Test
    void aReleaseByANonHolderIsRecordedWhereItFreesTheLock() {
        play("unlock", new ScriptedStore(1));

        assertThat(story()).containsExactly("buyer-started", "1 lock-released", "buyer-finished");
    }
}
