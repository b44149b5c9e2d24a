package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which runs overtake a waiting one, which is large: 64 of the 96 places, where 33 are taken. */
class QueueOccupancyTest {

    private static final long NO_LIMIT = Long.MAX_VALUE;
    private static final RunQueue.Job FIRST = job("first", 33);
    private static final RunQueue.Job LARGE = job("large", 64);

    private final List<RunQueue.Job> waiting = new ArrayList<>();
    private QueueOccupancy occupancy = new QueueOccupancy(new QueueLimits(96, 64, 80, 100, 100, 100, NO_LIMIT));

    @Test
    void smallRunsOvertakeALargeOneThatWaitsForAnother() {
        offer(FIRST);
        assertThat(offer(LARGE)).isFalse();
        for (int i = 0; i < 6; i++) {
            assertThat(offer(job("small-" + i, 10))).isTrue();
        }
    }

    @Test
    void noneOvertakesALargeRunThatWaitsOnlyForRunsThatHaveOvertakenIt() {
        offer(FIRST);
        offer(LARGE);
        RunQueue.Job overtaker = job("overtaker", 40);
        offer(overtaker);
        occupancy.end(FIRST);

        assertThat(offer(job("late", 1))).as("40 + 1 + 64 are more than 96").isFalse();
        occupancy.end(overtaker);
        assertThat(occupancy.mayStart(LARGE, List.of())).isTrue();
    }

    /** Their users decide when they end, so they take only what is left beside it. */
    @Test
    void runsInStepModeThatOvertakeALargeRunDoNotDelayIt() {
        offer(FIRST);
        offer(LARGE);

        assertThat(offer(stepped("attendee-1", 31))).isTrue();
        assertThat(offer(stepped("attendee-2", 2))).isFalse();
        assertThat(offer(stepped("attendee-3", 1))).isTrue();
        assertThat(offer(stepped("attendee-4", 1))).isFalse();
        occupancy.end(FIRST);
        assertThat(occupancy.mayStart(LARGE, List.of())).isTrue();
    }

    @Test
    void aRunThatNeedsAllPlacesIsOvertakenByRunsThatEndSoonOnly() {
        occupancy = new QueueOccupancy(new QueueLimits(64, 64, 64, 100, 100, 100, NO_LIMIT));
        offer(job("first", 1));
        offer(LARGE);

        assertThat(offer(stepped("attendee", 1))).isFalse();
        assertThat(offer(job("small", 1))).isTrue();
    }

    /** A class whose attendees share an address, which may have 80 places. */
    @Test
    void onlyItsAddressLeavesRoomForARunBeyondTheShareOfItsAddress() {
        offer(job("first", "a", "school", 20, false));
        offer(job("large", "b", "school", 64, false));

        assertThat(offer(job("attendee-1", "c", "school", 16, true))).isTrue();
        assertThat(offer(job("attendee-2", "d", "school", 1, true))).isFalse();
        assertThat(offer(stepped("home", 40))).isTrue();
    }

    @Test
    void onlyItsSessionLeavesRoomForARunBeyondTheShareOfItsSession() {
        offer(job("first", "a", "school", 33, false));
        offer(job("large", "a", "school", 64, false));

        assertThat(offer(job("own", "a", "school", 1, true))).isFalse();
        assertThat(offer(job("attendee", "c", "school", 40, true))).isTrue();
    }

    @Test
    void aRunThatWaitsForMemoryIsOvertakenInTheSameWay() {
        occupancy = new QueueOccupancy(new QueueLimits(96, 64, 80, 100, 100, 100, 1_000));
        offer(recorded("first", 600));
        assertThat(offer(recorded("large", 700))).isFalse();
        RunQueue.Job overtaker = recorded("overtaker", 350);
        assertThat(offer(overtaker)).isTrue();
        occupancy.end(overtaker);

        occupancy.release("first");
        assertThat(offer(recorded("late", 100))).isFalse();
        occupancy.release("overtaker");
        assertThat(offer(recorded("last", 100))).as("100 + 700 fit").isTrue();
        assertThat(occupancy.mayStart(waiting.get(0), List.of())).isTrue();
    }

    /** Starts a run if it may start; otherwise it waits behind the others. */
    private boolean offer(RunQueue.Job job) {
        boolean starts = occupancy.mayStart(job, waiting);
        if (starts) {
            occupancy.start(job, waiting);
        } else {
            waiting.add(job);
        }
        return starts;
    }

    private static RunQueue.Job job(String run, int places) {
        return job(run, run, run, places, false);
    }

    private static RunQueue.Job stepped(String run, int places) {
        return job(run, run, run, places, true);
    }

    private static RunQueue.Job job(String run, String session, String address, int places, boolean isStepped) {
        return new RunQueue.Job(run, new RunRequester(session, session, address), places, 0, isStepped, () -> {});
    }

    private static RunQueue.Job recorded(String run, long historyBytes) {
        return new RunQueue.Job(run, RunTests.requester(run), 1, historyBytes, false, () -> {});
    }
}
