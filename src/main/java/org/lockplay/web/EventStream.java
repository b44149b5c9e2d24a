package org.lockplay.web;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.Flow;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.lockplay.history.Event;
import org.lockplay.history.EventJson;
import org.lockplay.json.Json;
import org.lockplay.run.Run;
import org.lockplay.run.RunLog;
import org.lockplay.run.Runs;

/**
 * One subscriber's position in a run's log, which advances as fast as the subscriber consumes. Emits the positions in
 * the queue, then every event once, then {@code end}; a comment after a period without output.
 */
final class EventStream implements Flow.Subscription, Runnable {

    private static final int BATCH = 200;
    /**
     * How long to batch new events while a run goes on. Sending each event separately would take CPU time from the
     * buyers under observation; a delay of some milliseconds is invisible.
     */
    private static final long GATHER_MS = 5;

    private final Runs runs;
    private final Run run;
    private final RunLog log;
    private final Sse sse;
    private final Flow.Subscriber<? super OutboundSseEvent> reader;
    private final Deque<OutboundSseEvent> next = new ArrayDeque<>();
    private final AtomicLong demand = new AtomicLong();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicBoolean gathering = new AtomicBoolean();
    private final AtomicBoolean heartbeat = new AtomicBoolean();
    private final ScheduledFuture<?> timer;
    private volatile boolean over;
    private volatile long position;
    private int shownPlace;
    private boolean endSent;

    private EventStream(
            Runs runs,
            Run run,
            RunLog log,
            long after,
            Sse sse,
            Duration pause,
            Flow.Subscriber<? super OutboundSseEvent> reader) {
        this.runs = runs;
        this.run = run;
        this.log = log;
        this.position = after;
        this.sse = sse;
        this.reader = reader;
        this.timer = Infrastructure.getDefaultWorkerPool()
                .scheduleAtFixedRate(this::beat, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Streams a run's events. Loads a stored history from the database, which may block; the stream itself does not.
     *
     * @param after the number of the last event that the subscriber has; 0 for none
     * @param pause how long to be silent before a comment is sent
     */
    static Multi<OutboundSseEvent> of(Runs runs, Run run, long after, Sse sse, Duration pause) {
        RunLog log = run.log();
        return Multi.createFrom().publisher(reader -> {
            EventStream stream = new EventStream(runs, run, log, after, sse, pause, reader);
            // In this order, so that a subscriber that cancels at once is already registered and gets unregistered.
            log.follow(stream);
            reader.onSubscribe(stream);
            stream.run();
        });
    }

    @Override
    public void request(long count) {
        demand.accumulateAndGet(count, (had, more) -> had + more < 0 ? Long.MAX_VALUE : had + more);
        run();
    }

    @Override
    public void cancel() {
        over = true;
        timer.cancel(false);
        log.unfollow(this);
    }

    /** Emits what is due, on a pool thread; calls made meanwhile are covered by the call that is running. */
    @Override
    public void run() {
        if (over) {
            return;
        }
        boolean complete = log.isComplete();
        if (calls.getAndIncrement() > 0) {
            if (complete) {
                Infrastructure.getDefaultWorkerPool().execute(this::sendGathered);
            }
        } else if (complete || position == 0) {
            Infrastructure.getDefaultWorkerPool().execute(this::send);
        } else {
            gathering.set(true);
            Infrastructure.getDefaultWorkerPool().schedule(this::sendGathered, GATHER_MS, TimeUnit.MILLISECONDS);
        }
    }

    private void beat() {
        heartbeat.set(true);
        run();
    }

    private void sendGathered() {
        if (gathering.compareAndSet(true, false)) {
            send();
        }
    }

    private void send() {
        int answered;
        do {
            answered = calls.get();
            while (!over && demand.get() > 0 && hasNext()) {
                demand.decrementAndGet();
                heartbeat.set(false);
                reader.onNext(next.poll());
            }
            if (!over && endSent && next.isEmpty()) {
                cancel();
                reader.onComplete();
            }
        } while (calls.addAndGet(-answered) > 0);
    }

    private boolean hasNext() {
        if (next.isEmpty() && !endSent) {
            fill();
        }
        return !next.isEmpty();
    }

    private void fill() {
        // Read before the log: once the log is closed, no event can follow those read next.
        boolean closed = log.isClosed();
        for (Event event : log.after(position, BATCH)) {
            position = event.seq();
            next.add(sse.newEventBuilder()
                    .id(String.valueOf(event.seq()))
                    .name(event.kind().wireName())
                    .data(EventJson.write(event))
                    .build());
        }
        if (!next.isEmpty()) {
            return;
        }
        if (closed) {
            endSent = true;
            next.add(event("end", Map.of("status", run.status().wireName())));
        } else if (hasNewPlace()) {
            next.add(event("queue", Map.of("position", shownPlace)));
        } else if (heartbeat.get()) {
            next.add(sse.newEventBuilder().comment("still here").build());
        }
    }

    private boolean hasNewPlace() {
        int place = runs.queuePosition(run);
        boolean isNew = place > 0 && place != shownPlace;
        if (isNew) {
            shownPlace = place;
        }
        return isNew;
    }

    private OutboundSseEvent event(String name, Map<String, Object> data) {
        return sse.newEventBuilder().name(name).data(Json.write(data)).build();
    }
}
