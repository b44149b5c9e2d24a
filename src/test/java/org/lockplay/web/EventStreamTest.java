package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.sse.OutboundSseEvent;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.lockplay.run.Run;
import org.lockplay.run.RunMaker;

class EventStreamTest {

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
    void theLogDoesNotKeepAReaderThatLeavesAtOnce() throws Exception {
        Run run = RunMaker.waiting("watched");

        WeakReference<Hasty> reader = visit(run);

        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (reader.get() != null && System.nanoTime() < giveUp) {
            System.gc();
            Thread.onSpinWait();
        }
        assertThat(reader.get()).isNull();
        assertThat(run.log().isClosed()).as("the run is still there").isFalse();
    }

    private static WeakReference<Hasty> visit(Run run) {
        Hasty reader = new Hasty();
        EventStream.of(null, run, 0, null, Duration.ofMillis(20)).subscribe(reader);
        assertThat(reader.wasLetIn).isTrue();
        return new WeakReference<>(reader);
    }
}
