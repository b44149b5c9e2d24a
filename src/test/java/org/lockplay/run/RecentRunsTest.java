package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;

/** Memory for three runs without events, or for one of some length. */
class RecentRunsTest {

    private static final long THREE = 3 * RecentRuns.RUN_BYTES;
    /** So many that a run takes as much memory as two without any. */
    private static final int LONG = (int) (RecentRuns.RUN_BYTES / RecentRuns.EVENT_BYTES);

    private final RecentRuns recent = new RecentRuns(THREE);

    private static Run run(String id, int events) {
        Run run = RunMaker.waiting(id);
        for (int i = 0; i < events; i++) {
            run.log().append(Event.of(i, EventKind.QUERIED, 0));
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
    void theOneThatWasAskedForLongestAgoLeavesFirst() {
        recent.add(run("a", 0));
        recent.add(run("b", 0));
        recent.add(run("c", 0));
        recent.find("a");

        recent.add(run("d", 0));

        assertThat(kept("a", "b", "c", "d")).isEqualTo("acd");
    }

    @Test
    void aLongHistoryTakesTheRoomOfSeveralShortOnes() {
        recent.add(run("a", 0));
        recent.add(run("b", 0));
        recent.add(run("c", 0));

        recent.add(run("long", LONG));

        assertThat(kept("a", "b", "c", "long")).isEqualTo("clong");
    }

    @Test
    void oneThatIsTooLongForAllTheRoomIsNotKept() {
        recent.add(run("long", 3 * LONG));

        assertThat(kept("long")).isEmpty();
        recent.add(run("a", 0));
        assertThat(kept("a")).isEqualTo("a");
    }

    @Test
    void whatWasRemovedOrAddedAgainTakesNoRoomTwice() {
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
