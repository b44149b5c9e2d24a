package org.lockplay.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.TestEvents;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.scenario.Schedule;

/** The maximum number of buyers, all at a store in memory at once, without a lock. */
class LongHistoryTest {

    private static final int BUYERS = 64;
    private static final int STEPS = 3;

    private record Turn(long at, int buyer) {}

    private final Random random = new Random(4);

    @Test
    void theLongestPossibleScheduleContainsEveryGate() throws Exception {
        int rounds = Schedule.MAX_TURNS / (BUYERS * STEPS);
        Scenario scenario = scenario(rounds);

        Schedule schedule = Recording.scheduleOf(scenario, history(scenario));

        assertThat(schedule.turns()).hasSize(BUYERS * STEPS * rounds);
        assertThat(schedule.gatesByBuyer())
                .hasSize(BUYERS)
                .allSatisfy((buyer, gates) -> assertThat(gates).isEqualTo(STEPS * rounds));
    }

    @Test
    void aHistoryThatIsTooLongHasNoSchedule() throws Exception {
        Scenario scenario = scenario(Schedule.MAX_TURNS / (BUYERS * STEPS) + 1);

        assertThat(Recording.scheduleOf(scenario, history(scenario))).isEqualTo(Schedule.NONE);
    }

    private static Scenario scenario(int rounds) throws Exception {
        return new ScenarioReader(Limits.DEFAULT)
                .read(("{\"version\":1,\"stock\":10000,\"rounds\":%d,\"store\":\"memory\","
                                + "\"placement\":{\"processes\":32,\"threads\":2},\"program\":\"read\\ntake\\nwrite\"}")
                        .formatted(rounds));
    }

    /** Every fiftieth event is recorded late, by up to 3 ms: after many events that happened later. */
    private List<Event> history(Scenario scenario) {
        List<Event> events = new ArrayList<>();
        PriorityQueue<Turn> turns = new PriorityQueue<>(Comparator.comparingLong(Turn::at));
        for (int buyer = 0; buyer < BUYERS; buyer++) {
            events.add(TestEvents.event(1, EventKind.BUYER_STARTED, buyer, "pass=0"));
            turns.add(new Turn(1_000 + random.nextInt(2_000), buyer));
        }
        int[] steps = new int[BUYERS];
        StoreContent[] copies = new StoreContent[BUYERS];
        StoreContent store = new StoreContent(scenario.stock(), 0);
        while (!turns.isEmpty()) {
            Turn turn = turns.poll();
            int buyer = turn.buyer();
            long told =
                    turn.at() + 200 + random.nextInt(1_000) + (random.nextInt(50) == 0 ? random.nextInt(3_000_000) : 0);
            int step = steps[buyer]++ % STEPS;
            switch (step) {
                case 0 -> copies[buyer] = store;
                case 1 -> copies[buyer] = new StoreContent(copies[buyer].count() - 1, copies[buyer].version() + 1);
                default -> store = copies[buyer];
            }
            EventKind kind =
                    List.of(EventKind.READ, EventKind.TOOK, EventKind.WROTE).get(step);
            events.add(TestEvents.event(
                    told,
                    kind,
                    buyer,
                    "step=" + (step + 1),
                    "pass=" + steps[buyer],
                    "count=" + copies[buyer].count(),
                    "version=" + copies[buyer].version()));
            if (steps[buyer] < STEPS * scenario.rounds()) {
                turns.add(new Turn(told + random.nextInt(20_000), buyer));
            }
        }
        events.sort(Comparator.comparingLong(Event::t));
        List<Event> history = new ArrayList<>();
        events.forEach(event -> history.add(event.numbered(history.size() + 1L)));
        return history;
    }
}
