package org.lockplay.web.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;
import org.junit.jupiter.api.Test;
import org.lockplay.history.EventKind;
import org.lockplay.history.TestEvents;
import org.lockplay.run.Run;
import org.lockplay.run.RunMaker;

class EventStreamTest {

    private static final Sse SSE = new SseImpl();
    private static final Duration SILENCE = Duration.ofMillis(20);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** Cancels as soon as it is subscribed. */
    private static final class Hasty implements Flow.Subscriber<OutboundSseEvent> {

        private boolean wasLetIn;

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            wasLetIn = true;
            subscription.cancel();
        }

        @Override
        public void onNext(OutboundSseEvent event) {
            throw new AssertionError("it has left");
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onComplete() {
            throw new AssertionError("it has left");
        }
    }

    @Test
    void theLogDoesNotKeepAReaderThatLeavesAtOnce() {
        Run run = RunMaker.waiting("watched");

        assertIsForgotten(visit(run));
        assertThat(run.log().isClosed()).as("the run is still there").isFalse();
    }

    @Test
    void theLogDoesNotKeepAReaderThatLeavesWhileItWaits() {
        Run run = RunMaker.waiting("left");

        assertIsForgotten(visitShortly(run));
        assertThat(run.log().isClosed()).as("the run is still there").isFalse();
    }

    private static void assertIsForgotten(WeakReference<?> reader) {
        long giveUp = System.nanoTime() + LIMIT.toNanos();
        while (reader.get() != null && System.nanoTime() < giveUp) {
            System.gc();
            Thread.onSpinWait();
        }
        assertThat(reader.get()).isNull();
    }

    private static WeakReference<?> visitShortly(Run run) {
        append(run, 1);
        AssertSubscriber<OutboundSseEvent> reader = EventStream.of(run, () -> 0, 0, SSE, Duration.ofHours(1))
                .subscribe()
                .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
        reader.awaitItems(1, LIMIT).cancel();
        return new WeakReference<>(reader);
    }

    @Test
    void aReaderGetsEveryEventOnceAndThenTheEnd() {
        Run run = RunMaker.waiting("whole");
        AssertSubscriber<OutboundSseEvent> reader = follow(run, () -> 0, SSE, Long.MAX_VALUE);

        append(run, 500);
        reader.awaitItems(500, LIMIT);
        append(run, 500);
        run.log().close();

        reader.awaitCompletion(LIMIT);
        assertThat(named(reader, "run-started"))
                .extracting(OutboundSseEvent::getId)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 1_000)
                        .mapToObj(String::valueOf)
                        .toList());
        assertThat(reader.getLastItem().getName()).isEqualTo("end");
    }

    @Test
    void aReaderThatStopsReadingCostsOneBatch() {
        Run run = RunMaker.waiting("slow");
        append(run, 10_000);
        AtomicInteger built = new AtomicInteger();
        AssertSubscriber<OutboundSseEvent> reader = follow(run, () -> 0, counting(built), 3);

        reader.awaitItems(3, LIMIT);
        append(run, 10_000);
        follow(run, () -> 0, SSE, Long.MAX_VALUE).awaitItems(20_000, LIMIT).cancel();

        assertThat(reader.getItems()).hasSize(3);
        assertThat(built).hasValueLessThanOrEqualTo(200);
        reader.request(400).awaitItems(403, LIMIT);
        assertThat(reader.getLastItem().getId()).isEqualTo("403");
        reader.cancel();
    }

    @Test
    void aWaitingRunSendsItsPlacesAndThenComments() {
        AtomicInteger place = new AtomicInteger(2);
        Run run = RunMaker.waiting("queued");
        AssertSubscriber<OutboundSseEvent> reader = follow(run, place::get, SSE, 1);

        reader.awaitItems(1, LIMIT);
        place.set(1);
        run.log().wake();
        // At most one comment is built ahead of the demand.
        reader.request(2).awaitItems(3, LIMIT);
        place.set(0);
        reader.request(1).awaitItems(4, LIMIT).cancel();

        assertThat(named(reader, "queue"))
                .extracting(OutboundSseEvent::getData)
                .containsExactly("{\"position\":2}", "{\"position\":1}");
        assertThat(reader.getLastItem().getComment()).isEqualTo("still here");
    }

    private static AssertSubscriber<OutboundSseEvent> follow(Run run, IntSupplier place, Sse sse, long demand) {
        return EventStream.of(run, place, 0, sse, SILENCE).subscribe().withSubscriber(AssertSubscriber.create(demand));
    }

    private static List<OutboundSseEvent> named(AssertSubscriber<OutboundSseEvent> reader, String name) {
        return reader.getItems().stream()
                .filter(event -> name.equals(event.getName()))
                .toList();
    }

    private static void append(Run run, int events) {
        for (int i = 0; i < events; i++) {
            run.log().append(TestEvents.event(i, EventKind.RUN_STARTED));
        }
    }

    /** Counts the messages that are built. */
    private static Sse counting(AtomicInteger built) {
        return new SseImpl() {
            @Override
            public OutboundSseEvent.Builder newEventBuilder() {
                built.incrementAndGet();
                return super.newEventBuilder();
            }
        };
    }

    private static WeakReference<Hasty> visit(Run run) {
        Hasty reader = new Hasty();
        EventStream.of(run, () -> 0, 0, SSE, SILENCE).subscribe(reader);
        assertThat(reader.wasLetIn).isTrue();
        return new WeakReference<>(reader);
    }
}
