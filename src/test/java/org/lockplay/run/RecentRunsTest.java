package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lockplay.history.EventKind;
import org.lockplay.history.TestEvents;

/** A cache with memory for three runs without events, or for one long run. */
class RecentRunsTest {

    private static final long THREE = 3 * RecentRuns.RUN_BYTES;
    /** So many events that a run takes as much memory as two empty ones. */
    private static final int LONG = (int) (RecentRuns.RUN_BYTES / RecentRuns.EVENT_BYTES);

    private final RecentRuns recent = new RecentRuns(THREE);

    private static Run run(String id, int events) {
        Run run = RunMaker.waiting(id);
        for (int i = 0; i < events; i++) {
            run.log().append(TestEvents.event(i, EventKind.QUERIED, 0));
        }
        return run;
    }

    private String kept(String... ids) {
        StringBuilder kept = new StringBuilder();
        for (String id : ids) {
            recent.find(id).ifPresent(run -> kept.append(run.id()));
        }
        return kept.toString();
    }

    @Test
    void theLeastRecentlyUsedRunIsEvictedFirst() {
        recent.add(run("a", 0));
        recent.add(run("b", 0));
        recent.add(run("c", 0));
        recent.find("a");

        recent.add(run("d", 0));

        assertThat(kept("a", "b", "c", "d")).isEqualTo("acd");
    }

    @Test
    void aLongHistoryTakesTheMemoryOfSeveralShortOnes() {
        recent.add(run("a", 0));
        recent.add(run("b", 0));
        recent.add(run("c", 0));

        recent.add(run("long", LONG));

        assertThat(kept("a", "b", "c", "long")).isEqualTo("clong");
    }

    @Test
    void aRunThatExceedsTheMemoryByItselfIsNotKept() {
        recent.add(run("long", 3 * LONG));

        assertThat(kept("long")).isEmpty();
        recent.add(run("a", 0));
        assertThat(kept("a")).isEqualTo("a");
    }

    @Test
    void aRunThatWasReadBeforeItsRemovalIsNotAddedAfterIt() {
        long before = recent.removals();
        Run read = run("a", 0);
        recent.remove("a");

        recent.addRead(read, before);
        assertThat(kept("a")).isEmpty();

        recent.addRead(run("b", 0), recent.removals());
        assertThat(kept("b")).isEqualTo("b");
    }

    @Test
    void aRunThatIsRemovedOrAddedAgainIsNotCountedTwice() {
        Run again = run("a", 0);
        recent.add(again);
        recent.add(again);
        recent.add(run("b", 0));
        recent.add(run("c", 0));
        assertThat(kept("a", "b", "c")).isEqualTo("abc");

        recent.remove("b");
        recent.add(run("d", 0));
        assertThat(kept("a", "c", "d")).isEqualTo("acd");
    }
}
