package org.lockplay.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.scenario.Instruction;
import org.lockplay.scenario.Instruction.Operation;

/** Which waits for a lock are emitted. */
class WaitWatchTest {

    private static final int SHORT = 0;
    private static final int LONG = 1;

    private final List<Event> emitted = new CopyOnWriteArrayList<>();

    @Test
    void aLongWaitIsEmittedOnceAndAShortOneIsNot() {
        try (WaitWatch watch = new WaitWatch(true)) {
            watch.begin(events(SHORT), () -> true).run();
            Runnable end = watch.begin(events(LONG), () -> true);
            Waiting.until(() -> !emitted.isEmpty());
            end.run();
        }
        assertThat(emitted).extracting(Event::kind).containsExactly(EventKind.LOCK_WAITING);
        assertThat(emitted).extracting(Event::buyer).containsExactly(LONG);
    }

    @Test
    void aWaitIsEmittedAtTheLineAndTheGateAtWhichItBegan() {
        BuyerEvents events = events(LONG);
        events.at(new Instruction(Operation.LOCK, 4, 0));
        events.passedGate();
        try (WaitWatch watch = new WaitWatch(true)) {
            watch.begin(events, () -> true);
            Waiting.until(() -> !emitted.isEmpty());
        }
        assertThat(emitted.get(0).step()).isEqualTo(4);
        assertThat(emitted.get(0).header().pass()).hasValue(1);
    }

    @Test
    void aWaitIsEmittedOnceTheRequestIsQueued() {
        AtomicInteger asked = new AtomicInteger();
        try (WaitWatch watch = new WaitWatch(true)) {
            watch.begin(events(LONG), () -> asked.incrementAndGet() == 3);
            Waiting.until(() -> !emitted.isEmpty());
        }
        assertThat(asked).hasValue(3);
        assertThat(emitted).hasSize(1);
    }

    @Test
    void noWaitIsEmittedOnceTheGatesAreOpen() {
        new WaitWatch(false).begin(events(SHORT), () -> true);
        WaitWatch opened = new WaitWatch(true);
        opened.begin(events(SHORT), () -> true);
        opened.close();
        opened.begin(events(SHORT), () -> true);
        try (WaitWatch closed = new WaitWatch(true)) {
            closed.begin(events(LONG), () -> true);
            Waiting.until(() -> !emitted.isEmpty());
        }
        assertThat(emitted).extracting(Event::buyer).containsExactly(LONG);
    }

    private BuyerEvents events(int buyer) {
        return new BuyerEvents(buyer, RunClock.since(System.nanoTime()), emitted::add);
    }
}
